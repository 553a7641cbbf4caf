// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 6: the grammar of numbers",
};

constexpr Example kExamples[] = {
    {"a plus sign", R"({"priority": «+1»})", R"({"priority": 1})"},
    {"no digit before the point", R"({"risk": «.5»})", R"({"risk": 0.5})"},
    {"a leading zero", R"({"priority": «01»})", R"({"priority": 1})"},
    {"hexadecimal", R"({"priority": «0x10»})", R"({"priority": 16})"},
    {"numbers of JSON", R"({"priority": 0, "risk": -0.5, "size": 1e3})"},
    {"in a string", R"({"minimum": "012"})"},
};

}  // namespace

Rule invalid_number() {
  return {.id = "syntax/invalid-number",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a number is not written as JSON writes numbers",
          .rationale =
              "No plus sign, no leading zero, digits on both sides of the decimal point, decimal "
              "only. The server answers 400 with E0000003, the request body was not well-formed. A "
              "leading zero is a safe guess for nobody: other languages read `010` as eight.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
