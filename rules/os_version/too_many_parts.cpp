// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

std::size_t most_parts(Platform platform) {
  return platform == Platform::ios || platform == Platform::macos ? 3 : 4;
}

std::string_view first_parts(std::string_view version, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0; --count) end = version.find('.', end) + 1;
  return version.substr(0, end - 1);
}

void check(const Resource& policy, Reporter& reporter) {
  const std::size_t most = most_parts(policy.platform);
  for (const MinimumVersion& minimum : reporter.minimum_versions(policy.node)) {
    if (minimum.version.size() <= most) continue;
    Finding& finding = reporter.at(
        minimum.node, "\"{}\" has {} parts; a version of {} has at most {}", minimum.text,
        minimum.version.size(),
        policy.platform == Platform::unknown ? "a device" : to_string(policy.platform), most);
    const std::string_view shorter = first_parts(minimum.text, most);
    finding.fix = Fix{fmt::format("shorten to {}", shorter),
                      Applicability::unsafe,
                      {{minimum.node.span(), fmt::format("\"{}\"", shorter)}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, OSVersion.minimum: at most three components for iOS and macOS, four "
    "for Android",
    "vendor OpenAPI 2026.06.3, OSVersionFourComponents and OSVersionThreeComponents: Windows and "
    "ChromeOS four, macOS under dtc three",
    "recorded traffic: no accepted iOS or macOS version has four parts",
};
constexpr std::string_view kCovers[] = {"osver-too-many-parts", "osver-too-many-parts-4",
                                        "osver-dtc-macos-3"};

constexpr Example kExamples[] = {
    {"four parts on iOS",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": «"17.4.1.2"»}})",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "17.4.1"}})"},
    {"five parts on Windows",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_10", "minimum": «"10.0.19045.4291.1"»}]})",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045.4291"}]})"},
    {"four parts from Chrome on macOS",
     R"({"name": "Macs", "platform": "MACOS",
  "thirdPartySignalProviders": {"dtc": {"osVersion": {"minimum": «"14.4.1.0"»}}}})",
     R"({"name": "Macs", "platform": "MACOS",
  "thirdPartySignalProviders": {"dtc": {"osVersion": {"minimum": "14.4.1"}}}})"},
    {"three parts on iOS",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "17.4.1"}})"},
    {"four parts on Android and of a browser",
     R"({"name": "Phones", "platform": "ANDROID", "osVersion": {"minimum": "13.0.0.1"},
  "thirdPartySignalProviders": {"dtc": {"browserVersion": {"minimum": "1.2.3.4.5"}}}})"},
};

}  // namespace

Rule too_many_parts() {
  return {
      .id = "os-version/too-many-parts",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "a version has more parts than its platform takes",
      .rationale =
          "iOS and macOS versions have at most three parts, those of Android, ChromeOS and Windows "
          "at most four; the limit for macOS holds for Chrome's report too. Longer ones are not "
          "accepted.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
