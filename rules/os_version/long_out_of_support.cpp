// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_catalogue.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

/// Somebody else's version, which another rule reports.
bool is_of_windows(const MinimumVersion& minimum, Platform platform) {
  return platform == Platform::macos && minimum.version.major() == 10 &&
         minimum.version.part(1) == 0;
}

void check(const Resource& policy, Reporter& reporter) {
  const OsCatalogue& catalogue = reporter.config().catalogue();
  const OsRelease* limit = catalogue.last_unsupported(policy.platform);
  const OsRelease* supported = catalogue.oldest_supported(policy.platform);
  if (limit == nullptr || supported == nullptr) return;
  for (const MinimumVersion& minimum : reporter.minimum_versions(policy.node)) {
    if (minimum.version >= limit->first || is_of_windows(minimum, policy.platform)) continue;
    reporter.at(
        minimum.node,
        "\"{}\" lets in systems without security updates; the oldest with them was {} on {}",
        minimum.text, supported->name, catalogue.date());
  }
}

constexpr std::string_view kEvidence[] = {
    "the vendors' own lists of security updates, as of the catalogue's date",
    "vendor guide: a minimum version belongs to the versions that are supported",
};
constexpr std::string_view kCovers[] = {"osver-stale-minimum"};

constexpr Example kExamples[] = {
    {"a version of long ago",
     R"({"name": "Devices", "platform": "IOS", "osVersion": {"minimum": «"12.4.5"»}})"},
    {"an old Mac",
     R"({"name": "Devices", "platform": "MACOS", "osVersion": {"minimum": «"11.7.10"»}})"},
    {"a version with updates",
     R"({"name": "Devices", "platform": "IOS", "osVersion": {"minimum": "17.4.1"}})"},
    {"the one that lost its updates last",
     R"({"name": "Devices", "platform": "MACOS", "osVersion": {"minimum": "12.7.6"}})"},
    {"a build that a long-term edition of Windows still has",
     R"({"name": "Devices", "platform": "WINDOWS", "osVersion": {"minimum": "10.0.14393.0"}})"},
};

}  // namespace

Rule long_out_of_support() {
  return {.id = "os-version/long-out-of-support",
          .severity = Severity::info,
          .consequence = Consequence::weakens,
          .summary = "the minimum version is long out of support",
          .rationale =
              "A minimum far below what its vendor still repairs asks for nothing: nearly every "
              "device in use is newer, and the ones that are not have known holes. We hold a small "
              "catalogue of releases with its date, and report only minimums that are older than "
              "the last release which had lost its updates on that day; one more release of "
              "margin, because catalogues age. Windows versions are not reported as long as a "
              "long-term edition has updates.",
          .when_to_ignore =
              "Devices that cannot be updated have to get in, and something else protects them.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .security_severity = 4.0,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::os_version
