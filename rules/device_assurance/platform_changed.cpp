// SPDX-License-Identifier: Apache-2.0
#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Project& project, ProjectReporter& reporter) {
  for (const auto& body : project.assurances()) {
    if (body->method != "PUT" || body->platform == Platform::unknown) continue;
    for (const auto& known : project.assurances_with_id(body->known_id())) {
      if (known == body || known->method == "PUT") continue;
      if (known->platform == Platform::unknown || known->platform == body->platform) continue;
      reporter
          .at(body, body->platform_site,
              "the policy with this id is for {} in another file; a policy keeps its platform",
              to_string(known->platform))
          .notes.push_back(ProjectReporter::note(known, known->platform_site, "its platform here"));
      break;
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "inferred: the vendor's MCP server warns that another platform changes which devices are "
    "checked, "
    "and its Terraform provider never sends another one",
};
constexpr std::string_view kCovers[] = {"da-platform-immutable"};

constexpr Example kExamples[] = {
    {.title = "a policy for macOS is sent back as one for Windows", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== push.sh ===
curl -X PUT "https://${org}/api/v1/device-assurances/dae1mac4e5f6g7h8i9j0" \
  -H "Authorization: Bearer ${token}" \
  -d '{"name": "Macs", "platform": «"WINDOWS"», "secureHardwarePresent": true}'
)"},
    {.title = "the platform stays", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== push.sh ===
curl -X PUT "https://${org}/api/v1/device-assurances/dae1mac4e5f6g7h8i9j0" \
  -H "Authorization: Bearer ${token}" \
  -d '{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}'
)"},
    {.title = "another policy is replaced", .text = R"(=== macs.json ===
{"id": "dae2win4e5f6g7h8i9j0", "name": "x", "platform": "WINDOWS", "secureHardwarePresent": true}
=== push.sh ===
curl -X PUT "https://${org}/api/v1/device-assurances/dae1mac4e5f6g7h8i9j0" \
  -H "Authorization: Bearer ${token}" \
  -d '{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}'
)"},
};

}  // namespace

Rule platform_changed() {
  return {.id = "device-assurance/platform-changed",
          .severity = Severity::info,
          .consequence = Consequence::weakens,
          .summary = "PUT gives a policy another platform than another file knows it with",
          .rationale =
              "A device assurance policy is about one platform from the day it is made. A body "
              "with another "
              "platform under its id most likely was made from the wrong template: make a new "
              "policy, and "
              "add its id to the rules.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_project = check};
}

}  // namespace posturelint::rules::device_assurance
