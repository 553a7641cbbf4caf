// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::posture_check {
namespace {

/// A text or a link of the check that is not empty.
Node instruction_of(Node posture_check) {
  const Node settings = posture_check["remediationSettings"];
  for (const std::string_view place :
       {"/message/customText", "/message/defaultI18nKey", "/link/customUrl", "/link/defaultUrl"}) {
    const Node instruction = settings.find(place);
    if (instruction.is_set() && !instruction.is_string("")) return instruction;
  }
  return {};
}

/// The policy shows no instructions: HIDE, which is also what the server fills in.
bool hides(Node policy) {
  const Node mode = policy["displayRemediationMode"];
  return !mode.is_set() || mode.is_string("HIDE");
}

/// A policy of the file that includes the check and hides its instructions, when none shows them.
std::optional<Resource> hiding_policy(std::string_view check, const Analysis& analysis) {
  std::optional<Resource> found;
  for (const Resource& policy : analysis.resources) {
    if (policy.kind != ResourceKind::device_assurance) continue;
    for (const Node item : policy.node["devicePostureChecks"]["include"].items()) {
      if (!item["variableName"].is_string(check)) continue;
      if (!hides(policy.node)) return std::nullopt;
      if (!found) found = policy;
    }
  }
  return found;
}

void check(const Resource& posture_check, Reporter& reporter) {
  const Node instruction = instruction_of(posture_check.node);
  const auto name = posture_check.node["variableName"].string();
  if (!instruction || !name) return;
  const auto policy = hiding_policy(*name, reporter.analysis());
  if (!policy || policy->bare_members) return;
  Finding& finding = reporter.at(
      instruction,
      "nobody sees this instruction: no policy here shows it with displayRemediationMode SHOW");
  if (policy->node.tree() != posture_check.node.tree()) return;
  const Node mode = policy->node["displayRemediationMode"];
  finding.notes.push_back(
      {"this policy includes the check", policy->node["devicePostureChecks"].key_span()});
  finding.fix = Fix{"show instructions", Applicability::unsafe,
                    mode ? std::vector<Edit>{{mode.span(), "\"SHOW\""}}
                         : insert_member(policy->node, "\"displayRemediationMode\": \"SHOW\"")};
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks and remediation: instructions are shown with "
    "displayRemediationMode SHOW",
    "recorded traffic: the server fills in HIDE where nothing is sent",
};
constexpr std::string_view kCovers[] = {"pc-needs-show"};

constexpr Example kExamples[] = {
    {"an instruction that no policy shows",
     R"([{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": "1"}]}},
  {"variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
   "query": "SELECT global_state > 0 FROM alf;", "remediationSettings": {"message": {"customText": «"Turn it on"»}}}])",
     R"([{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": "1"}]},
  "displayRemediationMode": "SHOW"},
  {"variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
   "query": "SELECT global_state > 0 FROM alf;", "remediationSettings": {"message": {"customText": "Turn it on"}}}])"},
    {"an instruction that is shown",
     R"([{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true, "displayRemediationMode": "SHOW",
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": "1"}]}},
  {"variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
   "query": "SELECT global_state > 0 FROM alf;", "remediationSettings": {"message": {"customText": "Turn it on"}}}])"},
    {"a check without an instruction",
     R"([{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": "1"}]}},
  {"variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
   "query": "SELECT global_state > 0 FROM alf;", "remediationSettings": {"message": {"customText": null}}}])"},
    {"a policy that includes another check",
     R"([{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macStealth", "value": "1"}]}},
  {"variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
   "query": "SELECT global_state > 0 FROM alf;", "remediationSettings": {"message": {"customText": "Turn it on"}}}])"},
};

}  // namespace

Rule remediation_hidden() {
  return {
      .id = "posture-check/remediation-hidden",
      .severity = Severity::info,
      .consequence = Consequence::ignored,
      .summary = "a posture check has an instruction that its policies hide",
      .rationale =
          "The text and the link of a check tell a person how to get in again. They are shown only "
          "by policies with `displayRemediationMode` set to `SHOW`; with `HIDE`, which the server "
          "also fills in where nothing is sent, people are turned away without a word.",
      .when_to_ignore =
          "A policy in another place shows it, or people are not meant to learn why they were "
          "refused.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::posture_check,
      .check = check};
}

}  // namespace posturelint::rules::posture_check
