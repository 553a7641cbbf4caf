// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: maxItems of osVersionConstraints",
};
constexpr std::string_view kCovers[] = {"osvc-count"};

constexpr Example kExamples[] = {
    {"a third constraint",
     R"({"name": "Laptops", "platform": "WINDOWS", "osVersionConstraints": «[
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045.0"},
  {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19044.0"}]»})"},
    {"one for each",
     R"({"name": "Laptops", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045.0"}]})"},
    {"a list that may be long",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"people": {"groups": {"include": ["00g1", "00g2", "00g3", "00g4"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule too_many_items() {
  return {.id = "schema/too-many-items",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a list with more items than it may hold",
          .rationale =
              "The API documents how many items some lists hold: Windows 10 and Windows 11 have "
              "one constraint each.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::no};
}

}  // namespace posturelint::rules::schema
