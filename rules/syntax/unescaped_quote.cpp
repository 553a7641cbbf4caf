// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 7: a quote inside a string must be escaped",
};
constexpr std::string_view kCovers[] = {"el-single-quote"};

constexpr Example kExamples[] = {
    {"a string in an expression", R"({"condition": "security.risk.level == «"»LOW""})",
     R"({"condition": "security.risk.level == \"LOW\""})"},
    {"escaped", R"({"condition": "security.risk.level == \"LOW\""})"},
    {"single quotes", R"({"condition": "security.risk.level == 'LOW'"})"},
};

}  // namespace

Rule unescaped_quote() {
  return {.id = "syntax/unescaped-quote",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a double quote inside a string is not escaped",
          .rationale =
              "Conditions in the expression language hold strings of their own. Inside JSON their "
              "double quotes are written `\\\"`; single quotes need nothing. The server answers "
              "400 with E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
