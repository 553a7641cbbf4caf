// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

enum class Answer { no, yes, unknown };

Answer has_counted_version(const Resource& policy) {
  const Node version = policy.node["osVersion"];
  if (version.is_unknown()) return Answer::unknown;
  const Node dynamic = version["dynamicVersionRequirement"];
  if (dynamic.is_unknown() || dynamic["type"].is_unknown()) return Answer::unknown;
  const auto type = dynamic["type"].string();
  return type == "MINIMUM" || type == "EXACT" ? Answer::yes : Answer::no;
}

void check(const Resource& policy, Reporter& reporter) {
  if (policy.bare_members) return;
  const Node update =
      policy.node["thirdPartySignalProviders"]["androidDeviceTrust"]["requireMajorVersionUpdate"];
  if (!update.is_boolean(true) || has_counted_version(policy) != Answer::no) return;
  reporter.at_key(update,
                  "requireMajorVersionUpdate needs osVersion.dynamicVersionRequirement of type "
                  "MINIMUM or EXACT");
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AndroidDeviceTrust.requireMajorVersionUpdate: requires "
    "osVersion.dynamicVersionRequirement with type MINIMUM or EXACT",
};
constexpr std::string_view kCovers[] = {"adt-major-update-needs-dynamic"};

constexpr Example kExamples[] = {
    {"a fixed version",
     R"({"name": "Phones", "platform": "ANDROID", "osVersion": {"minimum": "13"},
  "thirdPartySignalProviders": {"androidDeviceTrust": {«"requireMajorVersionUpdate"»: true}}})"},
    {"any supported version",
     R"({"name": "Phones", "platform": "ANDROID",
  "osVersion": {"dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED"}},
  "thirdPartySignalProviders": {"androidDeviceTrust": {«"requireMajorVersionUpdate"»: true}}})"},
    {"a version counted from the latest",
     R"({"name": "Phones", "platform": "ANDROID",
  "osVersion": {"dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 1}},
  "thirdPartySignalProviders": {"androidDeviceTrust": {"requireMajorVersionUpdate": true}}})"},
    {"the update is not required",
     R"({"name": "Phones", "platform": "ANDROID", "osVersion": {"minimum": "13"},
  "thirdPartySignalProviders": {"androidDeviceTrust": {"requireMajorVersionUpdate": false}}})"},
};

}  // namespace

Rule major_update_without_dynamic_version() {
  return {
      .id = "device-assurance/major-update-without-dynamic-version",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "a major update is required and no version is counted from the latest",
      .rationale =
          "`requireMajorVersionUpdate` asks for the latest major version that the device can have. "
          "The documentation takes it only together with `osVersion.dynamicVersionRequirement` of "
          "type `MINIMUM` or `EXACT`.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
