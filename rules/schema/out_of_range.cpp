// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: minimum and maximum of all members",
};
constexpr std::string_view kCovers[] = {"dyn-distance-range"};

constexpr Example kExamples[] = {
    {"two major versions behind",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": «2»}}})",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})"},
    {"less than none",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": «-1»}}})",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 0}}})"},
    {"one major version behind",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})"},
};

}  // namespace

Rule out_of_range() {
  return {.id = "schema/out-of-range",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a number or a length outside its limits",
          .rationale =
              "The API documents limits for some numbers: a policy may allow devices to be at "
              "most one major version behind.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::schema
