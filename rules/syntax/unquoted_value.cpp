// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 3: what a value is",
};

constexpr Example kExamples[] = {
    {"a word", R"({"platform": «IOS»})", R"({"platform": "IOS"})"},
    {"several words", R"({"name": «Managed iPhones», "platform": "IOS"})",
     R"({"name": "Managed iPhones", "platform": "IOS"})"},
    {"a duration", R"({"reauthenticateIn": «PT2H»})", R"({"reauthenticateIn": "PT2H"})"},
    {"a string", R"({"platform": "IOS"})"},
    {"literals and numbers", R"({"managed": true, "riskScore": null, "priority": 1})"},
};

}  // namespace

Rule unquoted_value() {
  return {.id = "syntax/unquoted-value",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "text stands without quotes where a value belongs",
          .rationale =
              "Only numbers, `true`, `false` and `null` go without quotes. The server answers 400 "
              "with E0000003, the request body was not well-formed. The fix makes a string of it; "
              "look whether a literal was meant.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
