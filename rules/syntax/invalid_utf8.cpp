// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 8.1: texts are encoded in UTF-8",
};

constexpr Example kExamples[] = {
    {"Latin-1 in a string", "{\"name\": \"T«\xe9»léphones\"}"},
    {"UTF-8", R"({"name": "Téléphones"})"},
    {"an escape", R"({"name": "T\u00e9l\u00e9phones"})"},
};

}  // namespace

Rule invalid_utf8() {
  return {.id = "syntax/invalid-utf8",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a byte is not UTF-8",
          .rationale =
              "JSON that systems exchange is UTF-8. A file saved as Latin-1 or Windows-1252 has "
              "other bytes for accented letters and quotes. The server answers 400 with E0000003, "
              "the request body was not well-formed. Save the file as UTF-8.",
          .evidence = kEvidence,
          .examples = kExamples};
}

}  // namespace posturelint::rules::syntax
