// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::grace_period {
namespace {

/// `true`, or the word in quotes.
std::optional<bool> as_boolean(Node value) {
  if (value.is_string("true")) return true;
  if (value.is_string("false")) return false;
  return value.boolean();
}

void check(const Resource& policy, Reporter& reporter) {
  const Node mode = policy.node["displayRemediationMode"];
  const auto shown = as_boolean(mode);
  if (!shown) return;
  const std::string_view word = *shown ? "SHOW" : "HIDE";
  Finding& finding = reporter.at(mode, "the remediation mode is the word SHOW or HIDE, not {}",
                                 *shown ? "true" : "false");
  finding.fix = Fix{fmt::format("write {}", word),
                    Applicability::safe,
                    {{mode.span(), fmt::format("\"{}\"", word)}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, DeviceAssurance.displayRemediationMode: HIDE or SHOW",
};
constexpr std::string_view kCovers[] = {"remediation-mode-enum"};
constexpr std::string_view kAbsorbs[] = {"schema/not-in-enum", "schema/wrong-type"};

constexpr Example kExamples[] = {
    {"true for SHOW",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": «true»})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW"})"},
    {"false for HIDE",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": «false»})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "HIDE"})"},
    {"the word",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW"})"},
    {"null is the same as absent",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": null})"},
};

}  // namespace

Rule remediation_mode_boolean() {
  return {
      .id = "grace-period/remediation-mode-boolean",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "displayRemediationMode is true or false",
      .rationale =
          "`displayRemediationMode` is one of two words: `SHOW` tells users how to repair a device "
          "that fails the policy, `HIDE` does not. `true` and `false` are neither.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::safe,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::grace_period
