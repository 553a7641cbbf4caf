// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 2: the grammar",
};

constexpr Example kExamples[] = {
    {"after the last member", R"({"name": "Phones", «...»})", R"({"name": "Phones" })"},
    {"between two members", R"({"name": "Phones", «...», "platform": "IOS"})",
     R"({"name": "Phones",  "platform": "IOS"})"},
    {"nothing left out", R"({"name": "Phones", "platform": "IOS"})"},
    {"dots in a string", R"({"name": "Phones ...", "platform": "IOS"})"},
};

}  // namespace

Rule ellipsis() {
  return {.id = "syntax/ellipsis",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "dots stand for something left out",
          .rationale =
              "Guides shorten bodies by `...`. Sent as it is, such a body is not JSON. The server "
              "answers 400 with E0000003, the request body was not well-formed. The fix takes the "
              "dots out; what they stood for is still missing.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
