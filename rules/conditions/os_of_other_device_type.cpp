// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

struct System {
  std::string_view os;
  std::string_view device;
};
constexpr System kSystems[] = {
    {"ANDROID", "MOBILE"}, {"CHROMEOS", "DESKTOP"}, {"IOS", "MOBILE"},
    {"LINUX", "DESKTOP"},  {"MACOS", "DESKTOP"},    {"WINDOWS", "DESKTOP"},
};

void check_list(Node list, Reporter& reporter) {
  for (const Node item : list.items()) {
    const auto type = item["type"].string();
    if (type != "MOBILE" && type != "DESKTOP") continue;
    const auto os = item.find("/os/type").string();
    const auto* system = std::ranges::find(kSystems, os, &System::os);
    if (system == std::end(kSystems) || system->device == *type) continue;
    Finding& finding =
        reporter.at(item["type"], "{} runs on {} devices, so {} with it may match nothing", *os,
                    system->device, *type);
    finding.fix = Fix{fmt::format("change to {}", system->device),
                      Applicability::unsafe,
                      {{item["type"].span(), fmt::format("\"{}\"", system->device)}}};
  }
}

void check(const Resource& rule, Reporter& reporter) {
  const Node platform = rule.node["conditions"]["platform"];
  check_list(platform["include"], reporter);
  check_list(platform["exclude"], reporter);
}

constexpr std::string_view kEvidence[] = {
    "recorded traffic and the vendor's guides: MOBILE stands with IOS and ANDROID, DESKTOP with "
    "the others, without exception",
};
constexpr std::string_view kCovers[] = {"platform-type-os-mismatch"};

constexpr Example kExamples[] = {
    {"a Mac is no mobile device",
     R"({"name": "Macs", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": «"MOBILE"», "os": {"type": "MACOS"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Macs", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": {"type": "MACOS"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a Mac is a desktop",
     R"({"name": "Macs", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": {"type": "MACOS"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"another system may run on either",
     R"({"name": "Others", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "MOBILE", "os": {"type": "OTHER", "expression": ""}}, {"type": "ANY", "os": {"type": "MACOS"}}]}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule os_of_other_device_type() {
  return {.id = "conditions/os-of-other-device-type",
          .severity = Severity::info,
          .consequence = Consequence::locks_out,
          .summary = "a platform condition pairs an operating system with the wrong type of device",
          .rationale =
              "Both parts of a platform condition must fit the device: its type and its system. "
              "No mobile device reports MACOS, and no desktop IOS, so such a pair most likely "
              "matches nothing, and the rule is skipped.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
