// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 7: characters below U+0020 must be escaped",
};

constexpr Example kExamples[] = {
    {"a line end", "{\"description\": \"first«\n»second\"}", R"({"description": "first\nsecond"})"},
    {"a tab", "{\"name\": \"Mac«\t»laptops\"}", R"({"name": "Mac\tlaptops"})"},
    {"escapes", R"({"description": "first\nsecond\tthird"})"},
    {"line ends and tabs between values", "{\n\t\"name\": \"Phones\"\n}"},
};

}  // namespace

Rule control_character() {
  return {.id = "syntax/control-character",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a string holds a raw line end, tab or control character",
          .rationale =
              "A string stands on one line; line ends and tabs in it are written `\\n` and `\\t`. "
              "The server answers 400 with E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
