// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "RFC 8259, section 3: what a value is",
};
constexpr std::string_view kCovers[] = {"unresolved-placeholder"};

constexpr Example kExamples[] = {
    {"in braces", R"({"groups": {"include": [«{groupId}»]}})",
     R"({"groups": {"include": ["{groupId}"]}})"},
    {"a shell variable", R"({"priority": «${PRIORITY}»})", R"({"priority": "${PRIORITY}"})"},
    {"a template", R"({"name": «{{ policy_name }}»})", R"({"name": "{{ policy_name }}"})"},
    {"in angle brackets", R"({"id": «<RULE ID>»})", R"({"id": "<RULE ID>"})"},
    {"inside quotes", R"({"groups": {"include": ["{groupId}"]}})"},
    {"an object with a member", R"({"groups": {"include": ["00g1emaKYZTWRYYRRTSK"]}})"},
};

}  // namespace

Rule unquoted_placeholder() {
  return {.id = "syntax/unquoted-placeholder",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a placeholder stands outside quotes",
          .rationale =
              "Guides mark what the reader fills in by `${name}`, `{{ name }}`, `<NAME>` or "
              "`{name}`. Sent as it is, it is not JSON. The server answers 400 with E0000003, the "
              "request body was not well-formed. In a shell here-document that fills in `${name}` "
              "itself, such a variable is not reported.",
          .when_to_ignore = "When a template engine fills the file in before it is sent.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::syntax
