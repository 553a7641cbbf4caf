// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  // Other platforms never had it: the schema says so.
  if (policy.platform != Platform::windows || policy.direction == Direction::response) return;
  const Node blocking =
      policy.node["thirdPartySignalProviders"]["dtc"]["thirdPartyBlockingEnabled"];
  if (!blocking.is_set()) return;
  Finding& finding = reporter.at_key(blocking, "thirdPartyBlockingEnabled is deprecated");
  finding.fix =
      Fix{"remove thirdPartyBlockingEnabled", Applicability::unsafe, remove_child(blocking)};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI, from 2025.08.0 on: DTCWindows.thirdPartyBlockingEnabled is marked deprecated",
    "recorded traffic: still accepted and returned",
};
constexpr std::string_view kCovers[] = {"dtc-third-party-blocking-deprecated"};

constexpr Example kExamples[] = {
    {"third-party blocking is asked for",
     R"({"name": "PCs", "platform": "WINDOWS", "thirdPartySignalProviders": {"dtc": {
  "osFirewall": true, «"thirdPartyBlockingEnabled"»: true}}})",
     R"({"name": "PCs", "platform": "WINDOWS", "thirdPartySignalProviders": {"dtc": {
  "osFirewall": true}}})"},
    {"other signals are asked for",
     R"({"name": "PCs", "platform": "WINDOWS", "thirdPartySignalProviders": {"dtc": {
  "osFirewall": true}}})"},
    {"null is the same as absent",
     R"({"name": "PCs", "platform": "WINDOWS", "thirdPartySignalProviders": {"dtc": {
  "osFirewall": true, "thirdPartyBlockingEnabled": null}}})"},
};

}  // namespace

Rule third_party_blocking_deprecated() {
  return {.id = "device-assurance/third-party-blocking-deprecated",
          .severity = Severity::info,
          .consequence = Consequence::deprecated,
          .summary = "thirdPartyBlockingEnabled is deprecated",
          .rationale =
              "The signal works today, and the vendor has marked it deprecated since 2025.08.0. "
              "Policies "
              "that leave it out need no change when it goes.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::device_assurance
