// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 3: the three literals",
};

constexpr Example kExamples[] = {
    {"Python's literals", R"({"managed": «True», "riskScore": «None»})",
     R"({"managed": true, "riskScore": null})"},
    {"no number", R"({"priority": «NaN»})"},
    {"JSON's own", R"({"managed": true, "riskScore": null})"},
    {"inside a string", R"({"name": "True North"})"},
};

}  // namespace

Rule foreign_literal() {
  return {.id = "syntax/foreign-literal",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a literal of another language stands for true, false or null",
          .rationale =
              "JSON writes `true`, `false` and `null`, in lower case. Python prints `True` and "
              "`None`, JavaScript `undefined` and `NaN`. The server answers 400 with E0000003, the "
              "request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
