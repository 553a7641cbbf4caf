// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4 and 5: members and values are separated by commas",
};

constexpr Example kExamples[] = {
    {"between two lines",
     R"({
  "name": "Phones"«»
  "platform": "IOS"
})",
     R"({
  "name": "Phones",
  "platform": "IOS"
})"},
    {"between two values", R"({"include": ["PASSCODE"«» "BIOMETRIC"]})",
     R"({"include": ["PASSCODE", "BIOMETRIC"]})"},
    {"a semicolon in its place", R"({"name": "Phones"«;» "platform": "IOS"})",
     R"({"name": "Phones", "platform": "IOS"})"},
    {"all commas in place", R"({"include": ["PASSCODE", "BIOMETRIC"]})"},
    {"a last line needs none",
     R"({
  "name": "Phones",
  "platform": "IOS"
})"},
};

}  // namespace

Rule missing_comma() {
  return {.id = "syntax/missing-comma",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "there is no comma between two members or values",
          .rationale =
              "A comma is easily lost when a line is added at the end. It is reported where it "
              "belongs: behind the value before it. The server answers 400 with E0000003, the "
              "request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
