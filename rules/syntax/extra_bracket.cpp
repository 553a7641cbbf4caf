// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 4 and 5: objects and arrays",
};

constexpr Example kExamples[] = {
    {"at the end", R"({"osVersion": {"minimum": "17.0.0"}}«}»)",
     R"({"osVersion": {"minimum": "17.0.0"}})"},
    {"before the last members", R"({"osVersion": {"minimum": "17.0.0"}«}», "platform": "IOS"})",
     R"({"osVersion": {"minimum": "17.0.0"}, "platform": "IOS"})"},
    {"every bracket has its partner", R"({"osVersion": {"minimum": "17.0.0"}, "platform": "IOS"})"},
    {"a closing bracket in a string", R"({"name": "Phones }"})"},
};

}  // namespace

Rule extra_bracket() {
  return {.id = "syntax/extra-bracket",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a bracket closes what was not opened",
          .rationale =
              "Left over when a member is deleted or moved. The server answers 400 with E0000003, "
              "the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
