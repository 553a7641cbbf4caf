// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4: a member is a name, a colon and a value",
};

constexpr Example kExamples[] = {
    {"no colon", R"({"platform"«» "IOS"})", R"({"platform": "IOS"})"},
    {"an equals sign", R"({"platform" «=» "IOS"})", R"({"platform" : "IOS"})"},
    {"a colon", R"({"platform": "IOS"})"},
    {"blanks before the colon", R"({"platform" : "IOS"})"},
};

}  // namespace

Rule missing_colon() {
  return {.id = "syntax/missing-colon",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a key and its value are not separated by a colon",
          .rationale =
              "Other formats write `=` there, and a colon is easily lost. The server answers 400 "
              "with E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
