// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 2: the grammar has no comments",
};
constexpr std::string_view kCovers[] = {"json-comment"};

constexpr Example kExamples[] = {
    {"to the end of the line",
     R"({
  "access": "DENY" «// for now»
})",
     R"({
  "access": "DENY"
})"},
    {"in the middle", R"({"access": «/* was ALLOW */» "DENY"})", R"({"access":  "DENY"})"},
    {"with a number sign, on its own line",
     R"({
  «# for now»
  "access": "DENY"
})",
     R"({
  "access": "DENY"
})"},
    {"no comment", R"({"access": "DENY"})"},
    {"slashes inside a string", R"({"href": "https://example.com/a//b#c"})"},
};

}  // namespace

Rule comment() {
  return {.id = "syntax/comment",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "the JSON has a comment",
          .rationale =
              "JSON has no comments; editors that take them write other formats. The server "
              "answers 400 with E0000003, the request body was not well-formed. A note for readers "
              "can go into `description`, or beside the file.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
