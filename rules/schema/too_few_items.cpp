// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: minItems of osVersionConstraints",
};
constexpr std::string_view kCovers[] = {"osvc-count"};

constexpr Example kExamples[] = {
    {"no constraint at all",
     R"({"name": "Laptops", "platform": "WINDOWS", "osVersionConstraints": «[]», "secureHardwarePresent": true})"},
    {"one constraint",
     R"({"name": "Laptops", "platform": "WINDOWS", "osVersionConstraints": [{"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"}]})"},
    {"other lists may be empty",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"people": {"groups": {"include": []}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule too_few_items() {
  return {.id = "schema/too-few-items",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a list with fewer items than it needs",
          .rationale =
              "The API documents how many items some lists hold: a policy with constraints on "
              "Windows versions has at least one of them.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::no};
}

}  // namespace posturelint::rules::schema
