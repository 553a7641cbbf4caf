// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 2: the grammar",
};

constexpr Example kExamples[] = {
    {"an error page", "«<html><head><title>502 Bad Gateway</title></head></html>»\n"},
    {"YAML", "«name: Phones»\nplatform: IOS\n"},
    {"JSON", "{\"name\": \"Phones\", \"platform\": \"IOS\"}\n"},
    {"HTML in a string", "{\"name\": \"<html>\"}\n"},
};

}  // namespace

Rule not_json() {
  return {.id = "syntax/not-json",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "the text is something else than JSON",
          .rationale =
              "A page of HTML, a script, YAML under the wrong name. One finding says so, instead "
              "of hundreds about each line. The server answers 400 with E0000003, the request body "
              "was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples};
}

}  // namespace posturelint::rules::syntax
