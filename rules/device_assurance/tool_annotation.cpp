// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node annotation = policy.node["securityAttributeStatus"];
  if (!annotation) return;
  Finding& finding = reporter.at_key(
      annotation, "securityAttributeStatus is a remark of the vendor's MCP server, not of the API");
  finding.fix =
      Fix{"remove securityAttributeStatus", Applicability::safe, remove_child(annotation)};
}

constexpr std::string_view kEvidence[] = {
    "vendor MCP server: adds the member to what it shows of a policy",
    "vendor OpenAPI 2026.06.3: DeviceAssurance has no such member",
};
constexpr std::string_view kCovers[] = {"da-request-extra-flag"};
constexpr std::string_view kAbsorbs[] = {"schema/unknown-property"};

constexpr Example kExamples[] = {
    {"a policy was copied from the answer of a tool",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false,
  «"securityAttributeStatus"»: {"jailbreak": "enforced"}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false})"},
    {"the policy as the API shows it",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false})"},
    {"the word in another place is not ours to judge",
     R"({"name": "securityAttributeStatus", "platform": "IOS", "jailbreak": false})"},
};

}  // namespace

Rule tool_annotation() {
  return {.id = "device-assurance/tool-annotation",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a policy holds a member that a tool added",
          .rationale =
              "The vendor's MCP server describes each policy it shows with "
              "`securityAttributeStatus`: which attributes are enforced, absent or malformed. The "
              "member is not part of the API, and sent back it sets nothing.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .absorbs = kAbsorbs,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::device_assurance
