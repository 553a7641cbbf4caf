// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4: a member is a name, a colon and a value",
};

constexpr Example kExamples[] = {
    {"nothing behind the colon", R"({«"name":», "platform": "IOS"})"},
    {"a key alone", R"({"platform": "IOS", «"name"»})"},
    {"null is a value", R"({"name": "Phones", "description": null})"},
    {"an empty string is a value", R"({"name": "Phones", "description": ""})"},
};

}  // namespace

Rule missing_value() {
  return {.id = "syntax/missing-value",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a key has no value",
          .rationale =
              "After the key comes the next member or the end of the object. The server answers "
              "400 with E0000003, the request body was not well-formed. Where a member should be "
              "unset, leave it out, or write `null` where the server takes that.",
          .evidence = kEvidence,
          .examples = kExamples};
}

}  // namespace posturelint::rules::syntax
