// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 2: a text is one value",
};

constexpr Example kExamples[] = {
    {"two objects", "{\"name\": \"Phones\"}\n«{»\"name\": \"Tablets\"}\n"},
    {"an array of two", "[{\"name\": \"Phones\"},\n {\"name\": \"Tablets\"}]\n"},
    {"an object in an object",
     "{\"name\": \"Phones\", \"osVersion\": {\"minimum\": \"17.0.0\"}}\n"},
};

}  // namespace

Rule second_value() {
  return {.id = "syntax/second-value",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a second value follows the first",
          .rationale =
              "A JSON text is one value; several policies are an array of them, or lines of a "
              "`.jsonl` file. The server answers 400 with E0000003, the request body was not "
              "well-formed.",
          .evidence = kEvidence,
          .examples = kExamples};
}

}  // namespace posturelint::rules::syntax
