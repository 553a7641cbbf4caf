// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 2: the grammar",
};

constexpr Example kExamples[] = {
    {"strings put together", R"({"name": "Phones" «+ " and tablets"», "platform": "IOS"})"},
    {"a doubled colon", R"({"platform":«:» "IOS"})", R"({"platform": "IOS"})"},
    {"a doubled quote", R"({"platform": "IOS"«"»})", R"({"platform": "IOS"})"},
    {"one value for a key", R"({"name": "Phones and tablets", "platform": "IOS"})"},
    {"the same signs in a string", R"({"name": "Phones + tablets :: all", "platform": "IOS"})"},
};

}  // namespace

Rule unexpected_text() {
  return {.id = "syntax/unexpected-text",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "something stands where JSON has a comma, a bracket, a key or a value",
          .rationale =
              "A sum of strings, a second value behind the first, a stray sign: text that no "
              "reading makes JSON. The server answers 400 with E0000003, the request body was not "
              "well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
