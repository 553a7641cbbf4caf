// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node jailbreak = policy.node["jailbreak"];
  if (!jailbreak.is_boolean(true)) return;
  Finding& finding =
      reporter.at(jailbreak, "true asks for a jailbroken or rooted device; false refuses one");
  finding.fix =
      Fix{"refuse jailbroken devices", Applicability::unsafe, {{jailbreak.span(), "false"}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on device sign-in standards with Terraform: false blocks rooted devices, true "
    "matches them",
    "recorded traffic: every accepted policy that has jailbreak has false",
};
constexpr std::string_view kCovers[] = {"jailbreak-true"};

constexpr Example kExamples[] = {
    {"the policy asks for a rooted phone",
     R"({"name": "Phones", "platform": "ANDROID", "jailbreak": «true»})",
     R"({"name": "Phones", "platform": "ANDROID", "jailbreak": false})"},
    {"the policy refuses rooted phones",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false})"},
    {"a value that is filled in later may be false",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": "${jailbreak}"})"},
};

}  // namespace

Rule jailbreak_required() {
  return {
      .id = "device-assurance/jailbreak-required",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "the policy asks for a jailbroken device",
      .rationale =
          "`jailbreak` says which state a device must have, not what the policy looks out for. "
          "With `true` only jailbroken or rooted devices satisfy the policy: a rule that allows "
          "such devices keeps everybody else out and lets the wrong ones in.",
      .when_to_ignore =
          "A rule that denies access includes this policy, in front of the rules that allow.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .security_severity = 7.0,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
