// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 7: strings begin and end with U+0022",
};

constexpr Example kExamples[] = {
    {"up to the end of the line",
     R"({
  "name": «"Phones»,
  "platform": "IOS"
})",
     R"({
  "name": "Phones",
  "platform": "IOS"
})"},
    {"a key", R"({«"name»: "Phones"})", R"({"name": "Phones"})"},
    {"at the end of the text", R"({"name": «"Phones»})", R"({"name": "Phones"})"},
    {"closed strings",
     R"({
  "name": "Phones",
  "platform": "IOS"
})"},
    {"an escaped quote does not close", R"({"name": "\"Phones\""})"},
};

}  // namespace

Rule unclosed_string() {
  return {.id = "syntax/unclosed-string",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a string is opened and not closed",
          .rationale =
              "A string ends on its line. The following lines are read as if the quote were there. "
              "The server answers 400 with E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
