// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::access {
namespace {

void check(const Resource& resource, Reporter& reporter) {
  if (!reporter.is_off("identity-engine")) return;
  const Node type = resource.node["type"];
  if (!type.is_string("ACCESS_POLICY")) return;
  reporter.at(type,
              "ACCESS_POLICY exists on Identity Engine only, and this organisation is not on it");
}

constexpr std::string_view kEvidence[] = {
    "public issue of a configuration tool: the server's answer, \"The request was not valid: "
    "Invalid policy type specified.\"",
};
constexpr std::string_view kCovers[] = {"ap-oie-only"};

constexpr Example kExamples[] = {
    {.title = "a policy for a Classic Engine org",
     .text = R"({"type": «"ACCESS_POLICY"», "name": "Wiki"})",
     .config = "features:\n  identity-engine: false\n"},
    {.title = "nothing is said about the engine",
     .text = R"({"type": "ACCESS_POLICY", "name": "Wiki"})"},
    {.title = "a sign-on policy is what that org has",
     .text = R"({"type": "OKTA_SIGN_ON", "name": "Wiki"})",
     .config = "features:\n  identity-engine: false\n"},
};

}  // namespace

Rule identity_engine_off() {
  return {.id = "access/identity-engine-off",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "an access policy for an org that does not run on Identity Engine",
          .rationale =
              "Access policies and their rules are objects of Identity Engine. A Classic Engine "
              "org answers 400, \"Invalid policy type specified\"; it has sign-on policies "
              "instead. Said only when the configuration has `features: {identity-engine: false}`.",
          .when_to_ignore =
              "Correct `features` in the configuration instead, when the org has it by now.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::no,
          .kinds = {ResourceKind::access_policy, ResourceKind::access_policy_rule},
          .check = check};
}

}  // namespace posturelint::rules::access
