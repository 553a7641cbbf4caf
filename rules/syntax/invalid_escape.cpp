// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 7: the escapes of strings",
    "vendor access policy pages: expressions printed with \\'",
};
constexpr std::string_view kCovers[] = {"json-invalid-escape"};

constexpr Example kExamples[] = {
    {"a single quote", R"({"condition": "security.risk.level == «\'»LOW«\'»"})",
     R"({"condition": "security.risk.level == 'LOW'"})"},
    {"a pattern of a regular expression",
     R"json({"condition": "user.profile.email.matches('[a-z]+«\.»com')"})json",
     R"json({"condition": "user.profile.email.matches('[a-z]+\\.com')"})json"},
    {"a hexadecimal escape", R"({"name": "Caf«\xe9»"})", R"({"name": "Caf\u00e9"})"},
    {"half of a surrogate pair", R"({"name": "«\ud83d» phones"})"},
    {"the escapes JSON has", R"({"name": "a \"quoted\" name\n", "path": "C:\\\\temp"})"},
    {"a pair of surrogates", R"({"name": "\ud83d\ude00"})"},
};

}  // namespace

Rule invalid_escape() {
  return {.id = "syntax/invalid-escape",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a backslash in a string starts no escape of JSON",
          .rationale =
              "JSON has `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with "
              "four hexadecimal digits. An escaped single quote comes from shell commands or other "
              "languages and needs no backslash here; a backslash that is meant is doubled. Half "
              "of a surrogate pair is no character. The server answers 400 with E0000003, the "
              "request body was not well-formed.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::syntax
