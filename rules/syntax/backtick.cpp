// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 7: strings begin and end with U+0022",
};

constexpr Example kExamples[] = {
    {"around a value", R"({"status": «`ACTIVE`»})", R"({"status": "ACTIVE"})"},
    {"double quotes", R"({"status": "ACTIVE"})"},
    {"backticks inside a string", R"({"description": "see `managed`"})"},
};

}  // namespace

Rule backtick() {
  return {.id = "syntax/backtick",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a key or string is in backticks",
          .rationale =
              "Backticks quote code in Markdown and templates in JavaScript. JSON knows double "
              "quotes only. The server answers 400 with E0000003, the request body was not "
              "well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
