// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/blank.h"

namespace posturelint::rules::conditions {
namespace {

void check_list(Node list, Reporter& reporter) {
  for (const Node item : list.items()) {
    const Node os = item["os"];
    const Node expression = os["expression"];
    const auto type = os["type"].string();
    if (!type || *type == "OTHER" || !expression.string() || is_blank(expression)) continue;
    Finding& finding =
        reporter.at_key(expression, "an expression is for OTHER; for {} it says nothing", *type);
    finding.fix = Fix{"remove the expression", Applicability::unsafe, remove_child(expression)};
  }
}

void check(const Resource& rule, Reporter& reporter) {
  const Node platform = rule.node["conditions"]["platform"];
  check_list(platform["include"], reporter);
  check_list(platform["exclude"], reporter);
}

constexpr std::string_view kEvidence[] = {
    "recorded traffic: beside every other type the expression is null or absent, in requests and "
    "in answers",
    "vendor Terraform provider: os_expression belongs to the type OTHER",
};
constexpr std::string_view kCovers[] = {"platform-expression-only-other"};

constexpr Example kExamples[] = {
    {"an expression beside a known system",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "MOBILE", "os": {"type": "IOS", «"expression"»: "iPad"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "MOBILE", "os": {"type": "IOS"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"an expression for another system",
     R"({"name": "Kiosks", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": {"type": "OTHER", "expression": "FreeBSD"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"null and a blank are no expression",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "MOBILE", "os": {"type": "IOS", "expression": null}},
  {"type": "MOBILE", "os": {"type": "ANDROID", "expression": ""}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule os_expression_ignored() {
  return {.id = "conditions/os-expression-ignored",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a platform condition has an expression that its type does not use",
          .rationale =
              "`os.expression` tells systems of the type OTHER apart. Beside IOS, MACOS and the "
              "like the rule matches every device of that system, whatever the expression says, "
              "and is broader than it looks.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
