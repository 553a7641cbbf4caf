// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::os_version {
namespace {

struct Major {
  std::string_view name;
  std::string_view devices;
};

constexpr Major kMajors[] = {
    {"WINDOWS_11", "every Windows 11 device"},
    {"WINDOWS_10", "every device on Windows 10 or older"},
};

enum class Listed { no, yes, unknown };

Listed lists(Node constraints, std::string_view name) {
  for (const Node item : constraints.items()) {
    const auto major = item["majorVersionConstraint"].string();
    if (!major || (*major != kMajors[0].name && *major != kMajors[1].name)) return Listed::unknown;
    if (*major == name) return Listed::yes;
  }
  return Listed::no;
}

/// Adds an entry behind the only one, laid out as that is.
Fix refuse_windows_10(Node constraints) {
  const Node only = *constraints.items().begin();
  const std::uint32_t inside = constraints.span().begin + 1;
  const std::string_view blanks =
      constraints.tree()->text().substr(inside, only.span().begin - inside);
  const bool lines = blanks.find('\n') != std::string_view::npos &&
                     blanks.find_first_not_of(" \t\r\n") == std::string_view::npos;
  return {"refuse Windows 10 and older",
          Applicability::unsafe,
          {{{only.span().end, only.span().end},
            fmt::format(",{}{{\"majorVersionConstraint\": \"WINDOWS_10\", "
                        "\"dynamicVersionRequirement\": {{\"type\": \"NOT_ALLOWED\"}}}}",
                        lines ? blanks : " ")}}};
}

void check(const Resource& policy, Reporter& reporter) {
  if (policy.platform != Platform::windows) return;
  const Node constraints = policy.node["osVersionConstraints"];
  // Two entries for one major version are another mistake: os-version/windows-major-repeated.
  if (!constraints.is_array() || constraints.size() != 1) return;
  for (const Major& major : kMajors) {
    if (lists(constraints, major.name) != Listed::no) continue;
    Finding& finding =
        reporter.at_key(constraints, "{} has no entry, so {} passes", major.name, major.devices);
    if (major.name == kMajors[1].name) finding.fix = refuse_windows_10(constraints);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, DeviceAssuranceWindowsPlatform.osVersionConstraints: devices on a "
    "major version without a requirement satisfy the condition",
    "vendor OpenAPI 2026.06.3, OSVersionConstraint: WINDOWS_10 stands for older versions too",
};
constexpr std::string_view kCovers[] = {"osvc-unlisted-major-passes"};

constexpr Example kExamples[] = {
    {"nothing is said about Windows 10",
     R"({"name": "PCs", "platform": "WINDOWS", «"osVersionConstraints"»: [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"}]})",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})"},
    {"Windows 10 is not allowed",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})"},
    {"a major version that is filled in later",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "${major}", "minimum": "10.0.22631.0"}]})"},
};

}  // namespace

Rule windows_major_unchecked() {
  return {.id = "os-version/windows-major-unchecked",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "osVersionConstraints leaves one major version of Windows unchecked",
          .rationale =
              "An entry of `osVersionConstraints` is for one major version; devices on the other "
              "satisfy the condition whatever they run. A list with Windows 11 alone lets every "
              "Windows 10, 8 and 7 in. Add an entry, with a version or with `NOT_ALLOWED`.",
          .when_to_ignore = "Rules with another policy decide about devices on that major version.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .security_severity = 6.0,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::os_version
