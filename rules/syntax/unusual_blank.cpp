// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 2: the four blanks",
};

constexpr Example kExamples[] = {
    {"a no-break space", "{\"name\":«\u00a0»\"Phones\"}", R"({"name": "Phones"})"},
    {"plain spaces", R"({"name": "Phones"})"},
    {"a no-break space inside a string", "{\"name\": \"Managed\u00a0phones\"}"},
};

}  // namespace

Rule unusual_blank() {
  return {.id = "syntax/unusual-blank",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a blank between values is not one of JSON's",
          .rationale =
              "Text copied from a web page has no-break spaces that look like spaces. Between "
              "values JSON takes space, tab and line ends only. The server answers 400 with "
              "E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
