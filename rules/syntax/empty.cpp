// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 2: a text is one value",
};

constexpr Example kExamples[] = {
    {"nothing", "«»"},
    {"blanks only", "«  \n»"},
    {"an empty object is a value", "{}\n"},
    {"null is a value", "null\n"},
};

}  // namespace

Rule empty() {
  return {.id = "syntax/empty",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "there is no value",
          .rationale =
              "An empty text, or one with blanks only, is not JSON. The server answers 400 with "
              "E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples};
}

}  // namespace posturelint::rules::syntax
