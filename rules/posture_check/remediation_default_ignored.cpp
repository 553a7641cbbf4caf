// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::posture_check {
namespace {

struct Pair {
  std::string_view part;
  std::string_view standard;
  std::string_view custom;
};
constexpr Pair kPairs[] = {{"message", "defaultI18nKey", "customText"},
                           {"link", "defaultUrl", "customUrl"}};

void check(const Resource& posture_check, Reporter& reporter) {
  const bool is_custom = posture_check.node["type"].is_string("CUSTOM");
  const Node settings = posture_check.node["remediationSettings"];
  for (const Pair& pair : kPairs) {
    const Node standard = settings[pair.part][pair.standard];
    if (!standard.is_set()) continue;
    if (is_custom) {
      Finding& finding =
          reporter.at_key(standard, "{} is ignored in a check of type CUSTOM; {} is shown",
                          pair.standard, pair.custom);
      finding.fix =
          Fix{fmt::format("remove {}", pair.standard), Applicability::safe, remove_child(standard)};
    } else if (settings[pair.part][pair.custom].is_set()) {
      Finding& finding = reporter.at_key(standard, "{} and {} are both set; only one is shown",
                                         pair.standard, pair.custom);
      finding.severity = Severity::info;
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: DevicePostureChecksRemediationSettings: the default members count "
    "for checks of type BUILTIN only",
    "vendor guide on posture checks and remediation: each message and each link is the default or "
    "a custom one",
};
constexpr std::string_view kCovers[] = {"pc-remediation-exclusive"};

constexpr Example kExamples[] = {
    {"a default text in a check of one's own",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {«"defaultI18nKey"»: "macos.firewall", "customText": "Turn it on"}, "link": {"customUrl": null}}})",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"customText": "Turn it on"}, "link": {"customUrl": null}}})"},
    {"a built-in check with two links",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "BUILTIN",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"customText": null}, "link": {«"defaultUrl"»: "https://help.example.com", "customUrl": "https://it.example.com"}}})"},
    {"the default that is not set",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"defaultI18nKey": null, "customText": "Turn it on"}, "link": {"defaultUrl": null, "customUrl": null}}})"},
    {"the default of a built-in check",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "BUILTIN",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"defaultI18nKey": "macos.firewall"}, "link": {"defaultUrl": "https://help.example.com"}}})"},
};

}  // namespace

Rule remediation_default_ignored() {
  return {.id = "posture-check/remediation-default-ignored",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a posture check sets a default instruction that is not shown",
          .rationale =
              "Each of the two instructions, text and link, has a default and a custom form. The "
              "defaults belong to built-in checks; in a check of type `CUSTOM` they are ignored, "
              "so the person who fails it reads only `customText` and `customUrl`, or nothing when "
              "these are empty.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::posture_check,
          .check = check};
}

}  // namespace posturelint::rules::posture_check
