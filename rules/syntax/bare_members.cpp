// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 2: a text is one value",
};
constexpr std::string_view kCovers[] = {"json-fragment"};

constexpr Example kExamples[] = {
    {"no braces", "«\"»name\": \"Phones\",\n\"platform\": \"IOS\"\n",
     "{\"name\": \"Phones\",\n\"platform\": \"IOS\"}\n"},
    {"only the opening brace is lost", "«\"»name\": \"Phones\",\n\"platform\": \"IOS\"}\n",
     "{\"name\": \"Phones\",\n\"platform\": \"IOS\"}\n"},
    {"an object", "{\"name\": \"Phones\",\n\"platform\": \"IOS\"}\n"},
    {"a string alone is a value", "\"name\"\n"},
};

}  // namespace

Rule bare_members() {
  return {.id = "syntax/bare-members",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "members stand without an object around them",
          .rationale =
              "`\"name\": …` alone is not JSON; the body of a request is an object. The server "
              "answers 400 with E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
