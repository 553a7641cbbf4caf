// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4 and 5: a comma stands between members or values only",
};

constexpr Example kExamples[] = {
    {"two in a row", R"({"name": "Phones",«,» "platform": "IOS"})",
     R"({"name": "Phones", "platform": "IOS"})"},
    {"the first thing in an array", R"({"include": [«,»"dae4m1qd8fyNcSTJc0g7"]})",
     R"({"include": ["dae4m1qd8fyNcSTJc0g7"]})"},
    {"one between two members", R"({"name": "Phones", "platform": "IOS"})"},
    {"two inside a string", R"({"name": "Phones,, old", "platform": "IOS"})"},
};

}  // namespace

Rule extra_comma() {
  return {.id = "syntax/extra-comma",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a comma has no member or value before it",
          .rationale =
              "Two commas in a row, or one right behind the opening bracket, leave a place without "
              "a member. The server answers 400 with E0000003, the request body was not "
              "well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
