// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/expression.h"

namespace posturelint::rules::conditions {
namespace {

using Tokens = std::vector<ExpressionToken>;

/// The number of tokens of the version that starts at `at`; 0 when none does.
std::size_t version_size(const Tokens& tokens, std::size_t at) {
  if (is_path(tokens, at, {"device", "profile", "osVersion"})) return 5;
  if (is_path(tokens, at, {"device", "provider", "oktaVerify", "version"})) return 7;
  return 0;
}

/// `.versionGreaterThan` for `>`, and whether the answer must be turned around.
struct Comparison {
  std::string_view symbol;
  std::string_view function;
  std::string_view negation;
};
constexpr Comparison kComparisons[] = {
    {">", "versionGreaterThan", ""},
    {"<", "versionLessThan", ""},
    {">=", "versionLessThan", "!"},
    {"<=", "versionGreaterThan", "!"},
};

void check(const Resource& rule, Reporter& reporter) {
  const Node condition = expression_of(rule.node);
  const auto text = condition.string();
  if (!text) return;
  const Expression expression = parse_expression(*text);
  if (expression.flaw) return;
  const Tokens& tokens = expression.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t size = version_size(tokens, i);
    if (size == 0 || i + size + 1 >= tokens.size()) continue;
    const ExpressionToken& operation = tokens[i + size];
    const ExpressionToken& version = tokens[i + size + 1];
    const auto* comparison = std::ranges::find(kComparisons, operation.text, &Comparison::symbol);
    if (comparison == std::end(kComparisons)) continue;

    const std::string_view left =
        text->substr(tokens[i].span.begin, tokens[i + size - 1].span.end - tokens[i].span.begin);
    Finding& finding = reporter.at(condition, "{} compares {} as text, where 9 is above 14; use {}",
                                   operation.text, left, comparison->function);
    const Span place{tokens[i].span.begin, version.span.end};
    finding.span = span_in_string(condition, place);
    const bool exact = finding.span.size() == place.size();
    if (!exact || version.kind != ExpressionToken::Kind::string) continue;
    finding.fix = Fix{"compare versions",
                      Applicability::unsafe,
                      {{finding.span, fmt::format("{}{}.{}({})", comparison->negation, left,
                                                  comparison->function, version.text)}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Expression Language reference, edition of 2026-08: < and > compare versions as text",
};
constexpr std::string_view kCovers[] = {"el-version-compare"};

constexpr Example kExamples[] = {
    {"a version is compared with >",
     R"_({"name": "New systems", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "«device.profile.osVersion > '14.2'» && user.isStaff"}}, "actions": {"appSignOn": {"access": "DENY"}}})_",
     R"_({"name": "New systems", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "device.profile.osVersion.versionGreaterThan('14.2') && user.isStaff"}}, "actions": {"appSignOn": {"access": "DENY"}}})_"},
    {"at least a version",
     R"_({"name": "New systems", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "«device.provider.oktaVerify.version >= '9.43'»"}}, "actions": {"appSignOn": {"access": "DENY"}}})_",
     R"_({"name": "New systems", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "!device.provider.oktaVerify.version.versionLessThan('9.43')"}}, "actions": {"appSignOn": {"access": "DENY"}}})_"},
    {"a function compares versions",
     R"_({"name": "New systems", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "device.profile.osVersion.versionGreaterThan('14.2.1') == true"}}, "actions": {"appSignOn": {"access": "DENY"}}})_"},
    {"equal is equal, as text too",
     R"_({"name": "New systems", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "device.profile.osVersion == '14.2.1'"}}, "actions": {"appSignOn": {"access": "DENY"}}})_"},
};

}  // namespace

Rule version_compared_as_text() {
  return {.id = "conditions/version-compared-as-text",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "an expression compares versions with < or >",
          .rationale =
              "Versions are strings, and `<` and `>` compare strings letter by letter: \"9.0\" is "
              "above \"14.2\". An old system gets in, or a new one does not. "
              "`versionGreaterThan` and `versionLessThan` compare the numbers.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .security_severity = 5.0,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
