// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "text/utf8.h"

namespace posturelint::rules::access {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const long long most = reporter.integer_option("max-length");
  if (most <= 0) return;
  const Node name = rule.node["name"];
  const auto text = name.string();
  if (!text) return;
  const auto length = static_cast<long long>(count_code_points(*text));
  if (length <= most) return;
  reporter.at(name, "the name has {} characters; {} are allowed here", length, most);
}

constexpr std::string_view kEvidence[] = {
    "no source gives a limit; the length is the configuration's own",
};
constexpr std::string_view kCovers[] = {"rule-name-length"};
constexpr Option kOptions[] = {
    {"max-length", "0", "the longest name of a rule that is not reported; 0: any"},
};

constexpr Example kExamples[] = {
    {"longer than agreed",
     R"({"name": «"Registered laptops of the finance team"», "type": "ACCESS_POLICY",
  "actions": {"appSignOn": {"access": "DENY"}}})",
     {},
     "policy.json",
     "options:\n  access/long-name:\n    max-length: 20\n"},
    {"as long as agreed: letters count, not bytes",
     R"({"name": "Ürün ekibi, İstanbul", "type": "ACCESS_POLICY",
  "actions": {"appSignOn": {"access": "DENY"}}})",
     {},
     "policy.json",
     "options:\n  access/long-name:\n    max-length: 20\n"},
    {"nothing was agreed",
     R"({"name": "Registered laptops of the finance team", "type": "ACCESS_POLICY",
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule long_name() {
  return {.id = "access/long-name",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "a rule's name is longer than the configuration allows",
          .rationale =
              "The System Log and the console show rules by their names, and cut long ones. No "
              "limit of the API is known, so nothing is reported until `max-length` is set.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .options = kOptions,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::access
