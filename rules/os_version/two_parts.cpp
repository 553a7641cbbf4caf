// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  if (policy.platform == Platform::android || policy.platform == Platform::chromeos) return;
  for (const MinimumVersion& minimum : reporter.minimum_versions(policy.node)) {
    if (minimum.version.size() != 2) continue;
    Finding& finding = reporter.at(
        minimum.node, "\"{}\" leaves the third part open; some tools take only \"{}.0\"",
        minimum.text, minimum.text);
    finding.fix = Fix{fmt::format("write {}.0", minimum.text),
                      Applicability::unsafe,
                      {{minimum.node.span(), fmt::format("\"{}.0\"", minimum.text)}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor MCP server: refuses two-part versions as ambiguous",
    "vendor guide on posture checks: uses one for macOS",
    "recorded traffic: two-part versions are accepted on macOS and Windows",
};
constexpr std::string_view kCovers[] = {"osver-two-component"};

constexpr Example kExamples[] = {
    {"two parts", R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": «"14.4"»}})",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.0"}})"},
    {"three parts", R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.0"}})"},
    {"Android versions are short",
     R"({"name": "Phones", "platform": "ANDROID", "osVersion": {"minimum": "13.0"}})"},
};

}  // namespace

Rule two_parts() {
  return {
      .id = "os-version/two-parts",
      .severity = Severity::info,
      .consequence = Consequence::untidy,
      .summary = "a version has two parts where three are usual",
      .rationale =
          "Both `14.4` and `14.4.0` are accepted by the API. The vendor's MCP server takes only "
          "the longer form, because a reader cannot tell whether 14.4.1 was forgotten or meant to "
          "be let in. Three parts say it.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
