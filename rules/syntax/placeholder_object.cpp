// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4: a member is a name, a colon and a value",
    "vendor guide about identity verification: printed this way in two bodies",
};
constexpr std::string_view kCovers[] = {"placeholder-brace-object"};

constexpr Example kExamples[] = {
    {"in a list of ids", R"({"groups": {"include": [«{"groupId"}»]}})",
     R"({"groups": {"include": ["{groupId}"]}})"},
    {"quotes around the braces", R"({"groups": {"include": ["{groupId}"]}})"},
    {"an empty object", R"({"elCondition": {}})"},
};

}  // namespace

Rule placeholder_object() {
  return {.id = "syntax/placeholder-object",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a placeholder is written as braces around a string",
          .rationale =
              "`{\"groupId\"}` looks like an object, but has no colon and no value: the quotes "
              "belong around the braces. The server answers 400 with E0000003, the request body "
              "was not well-formed.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
