// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4 and 5: objects and arrays",
};

constexpr Example kExamples[] = {
    {"the inner object",
     R"({
  "osVersion": «{»
    "minimum": "17.0.0",
  "platform": "IOS"
}
)",
     R"({
  "osVersion": {
    "minimum": "17.0.0"},
  "platform": "IOS"
}
)"},
    {"an array in an object", R"({"include": «[»"BIOMETRIC"})", R"({"include": ["BIOMETRIC"]})"},
    {"a text that breaks off", R"({"name": "Phones", "osVersion": «{»"minimum": "17.0.0")",
     R"({"name": "Phones", "osVersion": {"minimum": "17.0.0"}})"},
    {"all closed", R"({"osVersion": {"minimum": "17.0.0"}})"},
    {"an opening bracket in a string", R"({"name": "Phones {"})"},
};

}  // namespace

Rule unclosed_bracket() {
  return {.id = "syntax/unclosed-bracket",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a bracket is opened and not closed",
          .rationale =
              "Reported where it opens. Which of several brackets lacks its partner is told from "
              "the indentation when the text has lines. The server answers 400 with E0000003, the "
              "request body was not well-formed. The fix closes it behind the last value that "
              "belongs to it.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
