// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node include = rule.node.find("/conditions/device/assurance/include");
  if (!include.is_array() || include.children().empty()) return;
  for (const Node entry : rule.node.find("/conditions/platform/include").items()) {
    const Node os = entry.find("/os/type");
    if (!os.is_string("LINUX")) continue;
    Finding& finding = reporter.at(
        os, "no device assurance policy is for LINUX; its devices never match the rule");
    finding.notes.push_back({"the rule asks for one of these", include.span()});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: Platform of a device assurance policy has no LINUX, that of a "
    "rule's "
    "platform condition has",
};
constexpr std::string_view kCovers[] = {"device-assurance-linux"};

constexpr Example kExamples[] = {
    {"a rule for Linux asks for a device assurance policy",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": «"LINUX"»}}, {"type": "DESKTOP", "os": {"type": "MACOS"}}]},
  "device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"a rule for Linux without device assurance",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": "LINUX"}}]},
  "device": {
  "registered": true}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"macOS has device assurance policies",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": "MACOS"}}]},
  "device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
};

}  // namespace

Rule linux_with_assurance() {
  return {.id = "conditions/linux-with-assurance",
          .severity = Severity::warning,
          .consequence = Consequence::locks_out,
          .summary = "a rule for Linux asks for device assurance, which Linux has not",
          .rationale =
              "Device assurance policies exist for Android, ChromeOS, iOS, macOS and Windows. A "
              "rule that also "
              "names Linux in its platform condition can never be matched there, because no policy "
              "can be satisfied. Give Linux a rule of its own.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
