// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::syntax {
namespace {

constexpr std::string_view kEvidence[] = {
    "RFC 8259, section 4: names within an object should be unique",
};
constexpr std::string_view kCovers[] = {"json-duplicate-key"};

constexpr Example kExamples[] = {
    {"two device conditions",
     R"({"conditions": {"device": {"registered": true}, «"device"»: {"managed": true}}})"},
    {"the same key, written with an escape", R"({"name": "Phones", «"n\u0061me"»: "Tablets"})"},
    {"the same key in two objects", R"([{"name": "Phones"}, {"name": "Tablets"}])"},
    {"keys that differ in case", R"({"name": "Phones", "Name": "Tablets"})"},
};

}  // namespace

Rule duplicate_key() {
  return {.id = "syntax/duplicate-key",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "an object has the same key twice",
          .rationale =
              "Readers disagree on what that means; most keep the last member and drop the others "
              "without a word, so the policy in force is not the one a reviewer sees. Merge the "
              "two by hand.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples};
}

}  // namespace posturelint::rules::syntax
