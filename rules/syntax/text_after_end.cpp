// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 2: a text is one value",
};

constexpr Example kExamples[] = {
    {"a semicolon", "{\"name\": \"Phones\"}«;»\n", "{\"name\": \"Phones\"}\n"},
    {"a leftover of a shell command", "{\"name\": \"Phones\"}\n«' | jq .»\n"},
    {"a line end", "{\"name\": \"Phones\"}\n"},
    {"the same text in a string", "{\"name\": \"Phones;\"}\n"},
};

}  // namespace

Rule text_after_end() {
  return {.id = "syntax/text-after-end",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "text follows the JSON value",
          .rationale =
              "A JSON text is one value and nothing else: no semicolon, no shell quote, no "
              "sentence. The server answers 400 with E0000003, the request body was not "
              "well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
