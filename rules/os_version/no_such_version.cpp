// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_catalogue.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

constexpr int kDaysOfYear = 365;

/// How many major versions may have come out since the day of the catalogue: one in each year that
/// has begun.
std::uint32_t newer_majors(const OsCatalogue& catalogue, const Reporter& reporter) {
  const auto date = parse_civil_date(catalogue.date());
  const auto today = reporter.today();
  if (!date || !today) return 1;
  const int days = std::max(0, days_between(*date, *today));
  return static_cast<std::uint32_t>((days + kDaysOfYear - 1) / kDaysOfYear);
}

void report_none(const MinimumVersion& minimum, const OsRelease& newest,
                 const OsCatalogue& catalogue, Reporter& reporter) {
  Finding& finding = reporter.at(
      minimum.node, "no device has version \"{}\": the newest was {} on {}, so none satisfies this",
      minimum.text, newest.name, catalogue.date());
  // Our own list may have missed a jump.
  if (!reporter.config().os_catalogue) finding.severity = Severity::info;
}

void check_minimum(const Resource& policy, const MinimumVersion& minimum,
                   const OsCatalogue& catalogue, Reporter& reporter) {
  const OsRelease* newest = catalogue.newest(policy.platform);
  if (newest == nullptr) return;
  const std::uint32_t major = minimum.version.major();
  if (policy.platform == Platform::windows) {
    // Windows tells its releases by builds; only the org's own list is close enough.
    const bool is_build = major == newest->first.major();
    const bool is_recent = reporter.config().os_catalogue && newer_majors(catalogue, reporter) <= 1;
    if (is_build && is_recent && minimum.version.part(2) > newest->first.part(2)) {
      report_none(minimum, *newest, catalogue, reporter);
    }
    return;
  }
  if (major > newest->first.major() + newer_majors(catalogue, reporter)) {
    return report_none(minimum, *newest, catalogue, reporter);
  }
  const OsRelease* before = catalogue.at_or_before(policy.platform, minimum.version);
  const OsRelease* after = catalogue.at_or_after(policy.platform, minimum.version);
  if (before == nullptr || after == nullptr) return;
  if (before->first.major() >= major || after->first.major() <= major) return;
  reporter
      .at(minimum.node, "there is no version {}: {} came after {}, so \"{}\" asks for {}", major,
          after->name, before->name, minimum.text, after->name)
      .severity = Severity::info;
}

void check(const Resource& policy, Reporter& reporter) {
  const OsCatalogue& catalogue = reporter.config().catalogue();
  for (const MinimumVersion& minimum : reporter.minimum_versions(policy.node)) {
    check_minimum(policy, minimum, catalogue, reporter);
  }
}

constexpr std::string_view kEvidence[] = {
    "the vendors' own lists of releases, as of the catalogue's date",
    "vendor support, operating system status: an org tells the versions it knows at "
    "/.well-known/ov-configurations",
};

constexpr Example kExamples[] = {
    {"a digit too many",
     R"({"name": "Devices", "platform": "IOS", "osVersion": {"minimum": «"171.1"»}})"},
    {"Apple went from iOS 18 to iOS 26",
     R"({"name": "Devices", "platform": "IOS", "osVersion": {"minimum": «"20.0.0"»}})"},
    {"a version of Chrome where one of macOS belongs",
     R"({"name": "Devices", "platform": "MACOS", "thirdPartySignalProviders": {"dtc": {
  "osVersion": {"minimum": «"128.0.0"»}}}})"},
    {"a version that is out",
     R"({"name": "Devices", "platform": "MACOS", "osVersion": {"minimum": "26.0.1"}})"},
    {"one that may have come out since",
     R"({"name": "Devices", "platform": "IOS", "osVersion": {"minimum": "27.0.0"}})"},
    {"two years later two may have",
     R"({"name": "Devices", "platform": "IOS", "osVersion": {"minimum": "28.0.0"}})",
     {},
     "policy.json",
     {},
     {},
     "2027-06-01"},
    {"the version is not known yet",
     R"({"name": "Devices", "platform": "IOS", "osVersion": {"minimum": "${minimum}"}})"},
};

}  // namespace

Rule no_such_version() {
  return {
      .id = "os-version/no-such-version",
      .severity = Severity::warning,
      .consequence = Consequence::locks_out,
      .summary = "no device has the minimum version",
      .rationale =
          "A minimum above every version that is out locks out whoever has the newest system, and "
          "one in a gap between two releases asks for the later one. Versions are compared with "
          "the list of your org, where the configuration names a saved one (`os-catalogue`), or "
          "with our own, to which one more major version is added for each year that has begun "
          "since; what only our own says is an info. For Windows, whose releases are told by "
          "builds, only the list of your org counts.",
      .when_to_ignore = "When the policy is written for a version that comes out soon.",
      .evidence = kEvidence,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
