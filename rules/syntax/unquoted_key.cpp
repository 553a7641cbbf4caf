// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4: a name is a string",
};

constexpr Example kExamples[] = {
    {"a bare key", R"({«platform»: "IOS"})", R"({"platform": "IOS"})"},
    {"the opening quote is lost", R"({«platform"»: "IOS"})", R"({"platform": "IOS"})"},
    {"a quoted key", R"({"platform": "IOS"})"},
    {"an empty key is one", R"({"": "IOS"})"},
};

}  // namespace

Rule unquoted_key() {
  return {.id = "syntax/unquoted-key",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a key is not in double quotes",
          .rationale =
              "JavaScript and YAML take keys without quotes; JSON does not. The server answers 400 "
              "with E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
