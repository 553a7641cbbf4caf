// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4: a member is a name, a colon and a value",
};

constexpr Example kExamples[] = {
    {"a colon without a key", R"({«:» "IOS"})"},
    {"an object without a key", R"({"name": "Phones", «{»"minimum": "17.0.0"}})"},
    {"an array of objects", R"([{"platform": "IOS"}, {"platform": "ANDROID"}])"},
    {"every value has a key", R"({"osVersion": {"minimum": "17.0.0"}})"},
};

}  // namespace

Rule missing_key() {
  return {.id = "syntax/missing-key",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a value stands in an object without a key",
          .rationale =
              "In an object everything has a name. Values without names go into an array. The "
              "server answers 400 with E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples};
}

}  // namespace posturelint::rules::syntax
