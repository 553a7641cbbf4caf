// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2024.06.1 to 2026.06.3: the members of the schemas in each release",
};
constexpr std::string_view kCovers[] = {"grace-release-gate", "device-legacy-fields",
                                        "cond-unknown-type", "risk-minlevel"};

constexpr Example kExamples[] = {
    {"a condition of the first releases",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"device": {«"rooted"»: false, "registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"conditions of today",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a word that no release has is an unknown property",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"device": {"jailbreak": false, "registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule property_not_in_release() {
  return {.id = "schema/property-not-in-release",
          .severity = Severity::warning,
          .consequence = Consequence::gated,
          .summary = "a property that the configured API release does not have",
          .rationale =
              "Policies are checked for one release of the API: `api-release` in the "
              "configuration, else the newest one known. A property that came later is not "
              "enforced by an org on that release; one that is gone is refused or dropped.",
          .when_to_ignore = "Configure `api-release` instead, when the org runs an older release.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::schema
