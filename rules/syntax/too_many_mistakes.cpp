// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "our own limit",
};

constexpr Example kExamples[] = {
    {"the hundred and first",
     R"({"priorities": [
+1, +1, +1, +1, +1, +1, +1, +1, +1, +1,
+1, +1, +1, +1, +1, +1, +1, +1, +1, +1,
+1, +1, +1, +1, +1, +1, +1, +1, +1, +1,
+1, +1, +1, +1, +1, +1, +1, +1, +1, +1,
+1, +1, +1, +1, +1, +1, +1, +1, +1, +1,
+1, +1, +1, +1, +1, +1, +1, +1, +1, +1,
+1, +1, +1, +1, +1, +1, +1, +1, +1, +1,
+1, +1, +1, +1, +1, +1, +1, +1, +1, +1,
+1, +1, +1, +1, +1, +1, +1, +1, +1, +1,
+1, +1, +1, +1, +1, +1, +1, +1, +1, +1,
«+1», +1]})"},
    {"one mistake", R"({"priority": +1})"},
    {"a long text without mistakes", R"({"priorities": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]})"},
};

}  // namespace

Rule too_many_mistakes() {
  return {.id = "syntax/too-many-mistakes",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "the JSON has more than a hundred mistakes",
          .rationale =
              "The first hundred are shown. Many mistakes often have one cause, such as a text in "
              "another format: mend the first ones and look again. The server answers 400 with "
              "E0000003, the request body was not well-formed.",
          .evidence = kEvidence,
          .examples = kExamples};
}

}  // namespace posturelint::rules::syntax
