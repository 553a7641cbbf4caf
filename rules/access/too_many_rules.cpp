// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "engine/to_host.h"
#include "policy/rule_list.h"

namespace posturelint::rules::access {
namespace {

void check(const Analysis& analysis, Reporter& reporter) {
  const long long most = reporter.integer_option("max-rules");
  for (const RuleList& rules : rule_lists(analysis.resources)) {
    if (most < 0 || rules.size() <= static_cast<std::size_t>(most)) continue;
    const Resource* first_beyond = rules[static_cast<std::size_t>(most)];
    reporter
        .at_start(first_beyond->node, "this list has {} rules; a policy has {} at most",
                  rules.size(), most)
        .resource = label_of(*first_beyond);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, Policy: at most 100 rules in a policy",
    "an older help page of the vendor gives no limit; the later document is followed",
};
constexpr std::string_view kCovers[] = {"ap-max-rules"};

constexpr Option kOptions[] = {
    {"max-rules", "100", "the most rules of a policy, its catch-all counted"},
};

constexpr Example kExamples[] = {
    {"three rules where two are allowed",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}},
  «{»"name": "Others", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}}]})",
     {},
     "policy.json",
     "options:\n  access/too-many-rules:\n    max-rules: 2\n"},
    {"two are no more than two",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}}]})",
     {},
     "policy.json",
     "options:\n  access/too-many-rules:\n    max-rules: 2\n"},
    {"a hundred are allowed, so three are",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Others", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}}]})"},
};

}  // namespace

Rule too_many_rules() {
  return {.id = "access/too-many-rules",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "a policy has more rules than fit",
          .rationale =
              "A policy holds 100 rules, from priority 0 to the catch-all at 99. Those beyond are "
              "not accepted, and they are often the last in the file, so the rules that should "
              "deny are the ones that are missing. Sort people into groups, and let one rule "
              "speak of a group.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .options = kOptions,
          .check_file = check};
}

}  // namespace posturelint::rules::access
