// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  if (policy.platform == Platform::android || policy.platform == Platform::chromeos) return;
  for (const MinimumVersion& minimum : reporter.minimum_versions(policy.node)) {
    if (minimum.version.size() != 1) continue;
    reporter.at(minimum.node, "\"{}\" names a major version only; that is usual on Android alone",
                minimum.text);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor MCP server: takes a single number for Android only",
    "recorded traffic: \"11\", \"12\" and \"13\" on Android, none elsewhere",
};
constexpr std::string_view kCovers[] = {"osver-bare-major"};

constexpr Example kExamples[] = {
    {"one number on iOS",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": «"17"»}})"},
    {"one number on Android",
     R"({"name": "Phones", "platform": "ANDROID", "osVersion": {"minimum": "13"}})"},
    {"three numbers on iOS",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "17.0.0"}})"},
};

}  // namespace

Rule bare_major() {
  return {.id = "os-version/bare-major",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "a version outside Android is one number",
          .rationale =
              "Android versions are one number. On the other platforms a version has three or four "
              "parts, and the vendor's MCP server refuses one number there. Write the parts out: "
              "`17.0.0`.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::os_version
