// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 7: strings begin and end with U+0022",
    "vendor device assurance guide, edition of 2025-10: “Status” and “true” printed this way",
};
constexpr std::string_view kCovers[] = {"json-smart-quote"};

constexpr Example kExamples[] = {
    {"around a key", R"({«“»Status”: "ACTIVE"})", R"({"Status": "ACTIVE"})"},
    {"around a value", R"({"registered": «“»true”})", R"({"registered": "true"})"},
    {"only the closing one", R"({"name": "Phones«”», "platform": "IOS"})",
     R"({"name": "Phones", "platform": "IOS"})"},
    {"single ones", R"({"name": «‘»Phones’})", R"({"name": "Phones"})"},
    {"straight quotes", R"({"status": "ACTIVE"})"},
    {"curly quotes inside a string", R"({"description": "the “kiosk” rule"})"},
};

}  // namespace

Rule curly_quote() {
  return {.id = "syntax/curly-quote",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a key or string is in typographic quotes",
          .rationale =
              "Word processors and chat programs turn straight quotes into curly ones. JSON knows "
              "the straight double quote only, so “true” in curly quotes is neither a string nor a "
              "boolean. The server answers 400 with E0000003, the request body was not "
              "well-formed. One finding covers both marks of a string.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
