// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4 and 5: a comma stands between members or values only",
    "vendor device assurance guide, edition of 2025-10: two request bodies printed with one",
};
constexpr std::string_view kCovers[] = {"json-trailing-comma"};

constexpr Example kExamples[] = {
    {"behind the last member", R"({"name": "Phones", "platform": "IOS"«,»})",
     R"({"name": "Phones", "platform": "IOS"})"},
    {"behind the last value",
     R"({"name": "Phones", "screenLockType": {"include": ["BIOMETRIC"«,»]}})",
     R"({"name": "Phones", "screenLockType": {"include": ["BIOMETRIC"]}})"},
    {"several of them", R"({"name": "Phones", "platform": "IOS"«,,»})",
     R"({"name": "Phones", "platform": "IOS"})"},
    {"commas in between", R"({"name": "Phones", "platform": "IOS"})"},
    {"a comma at the end of a string", R"({"name": "Phones,", "platform": "IOS"})"},
};

}  // namespace

Rule trailing_comma() {
  return {.id = "syntax/trailing-comma",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a comma stands after the last member or value",
          .rationale =
              "A comma announces another member, and none comes. JavaScript and YAML take it; JSON "
              "does not. The server answers 400 with E0000003, the request body was not "
              "well-formed.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
