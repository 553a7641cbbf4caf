// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 7: strings begin and end with U+0022",
};

constexpr Example kExamples[] = {
    {"around key and value", R"({«'status'»: «'ACTIVE'»})", R"({"status": "ACTIVE"})"},
    {"with double quotes inside", R"({"name": «'the "kiosk" rule'»})",
     R"({"name": "the \"kiosk\" rule"})"},
    {"double quotes", R"({"status": "ACTIVE"})"},
    {"single quotes inside a string", R"({"condition": "security.risk.level == 'LOW'"})"},
};

}  // namespace

Rule single_quote() {
  return {.id = "syntax/single-quote",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a key or string is in single quotes",
          .rationale =
              "Python and JavaScript print strings this way. JSON knows double quotes only. The "
              "server answers 400 with E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
