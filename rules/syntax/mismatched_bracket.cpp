// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4 and 5: objects and arrays",
};

constexpr Example kExamples[] = {
    {"an array closed by a brace", R"({"include": ["BIOMETRIC"«}»})",
     R"({"include": ["BIOMETRIC"]})"},
    {"members in an array", R"({"osVersion": «[»"minimum": "17.0.0"]})",
     R"({"osVersion": {"minimum": "17.0.0"}})"},
    {"brackets of a kind", R"({"include": ["BIOMETRIC"]})"},
    {"brackets in a string", R"({"name": "[x}"})"},
};

}  // namespace

Rule mismatched_bracket() {
  return {.id = "syntax/mismatched-bracket",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a bracket is closed by one of the other kind",
          .rationale =
              "What `[` opens `]` closes, and what `{` opens `}` closes. The server answers 400 "
              "with E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
