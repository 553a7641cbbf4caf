// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check_list(Node list, Reporter& reporter) {
  for (const Node item : list.items()) {
    const Node os = item["os"];
    if (!os["type"].is_string("ANY")) continue;
    Finding& finding =
        reporter.at(os["type"], "ANY is stored as OTHER, so the rule that comes back differs");
    std::vector<Edit> edits = {{os["type"].span(), R"("OTHER")"}};
    if (!os["expression"]) {
      // Inserted text goes after the last member, which may be the type itself.
      edits = {{os["type"].span(), R"("OTHER", "expression": "")"}};
    } else if (os["expression"].is_null()) {
      edits.push_back({os["expression"].span(), R"("")"});
    }
    finding.fix = Fix{"write OTHER", Applicability::unsafe, std::move(edits)};
  }
}

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response) return;
  const Node platform = rule.node["conditions"]["platform"];
  check_list(platform["include"], reporter);
  check_list(platform["exclude"], reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor Terraform provider, app sign-on policy rules: turns ANY and OTHER into one another, "
    "because the server answers OTHER",
};
constexpr std::string_view kCovers[] = {"platform-os-any-rewritten"};

constexpr Example kExamples[] = {
    {"any system",
     R"({"name": "Desks", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": {"type": «"ANY"»}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Desks", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": {"type": "OTHER", "expression": ""}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"another system",
     R"({"name": "Desks", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": {"type": "OTHER", "expression": ""}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"any kind of device",
     R"({"name": "Desks", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "ANY", "os": {"type": "MACOS"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule os_any() {
  return {.id = "conditions/os-any",
          .severity = Severity::info,
          .consequence = Consequence::ignored,
          .summary = "a platform condition asks for any operating system",
          .rationale =
              "`os.type` ANY does not stay: what is read back says OTHER. Tools that compare what "
              "they sent with what they read report a change at every run. Write OTHER with an "
              "empty expression, which is what is kept, or list the systems that are meant.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
