// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: one schema per platform, told apart by platform",
    "vendor MCP server: attributes that the platform does not support are not enforced",
    "vendor release notes 2026.01.2: thirdPartySignalProviders.dtc is refused for ANDROID and IOS "
    "since then",
};
constexpr std::string_view kCovers[] = {"da-property-platform", "osvc-non-windows", "dtc-on-mobile",
                                        "caller-context-android", "win-dynamic-in-osversion"};

constexpr Example kExamples[] = {
    {"Windows constraints in a policy for phones",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, «"osVersionConstraints"»: []})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false})"},
    {"browser signals in a policy for phones",
     R"({"name": "Phones", "platform": "ANDROID", "jailbreak": false, "thirdPartySignalProviders": {«"dtc"»: {"osFirewall": true}}})",
     R"({"name": "Phones", "platform": "ANDROID", "jailbreak": false, "thirdPartySignalProviders": {}})"},
    {"the same setting where it belongs",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false})"},
    {"the platform is not known yet",
     R"({"name": "Phones", "platform": "${platform}", "jailbreak": false, "secureHardwarePresent": true})"},
    {"no platform has it",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "rooted": false})"},
};

}  // namespace

Rule property_of_other_platform() {
  return {.id = "schema/property-of-other-platform",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a property that only policies for other platforms have",
          .rationale =
              "Each platform has its own settings: `jailbreak` is for phones, "
              "`osVersionConstraints` for Windows, device trust signals of the browser for "
              "desktops. A setting of another platform is dropped or refused, depending on the "
              "setting and the release, and in neither case checks anything.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::schema
