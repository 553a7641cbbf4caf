// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/blank.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  if (!method["type"].is_string("ID_PROOFING")) return;
  const Node id = member_like(method, "id");
  if (!id) {
    reporter.at_start(method, "ID_PROOFING needs the id of an identity provider");
  } else if (is_blank(id)) {
    reporter.at(id, "the id of the identity provider is blank");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, IdProofingMethod.id, and its example",
    "vendor error codes 2026.08.1, E0000248: rules need an identity verification provider that "
    "is set up",
};
constexpr std::string_view kCovers[] = {"idproof-id-required"};

constexpr Example kExamples[] = {
    {"proofing by whom?",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": «{»"type": "ID_PROOFING"}}}})"},
    {"a blank id",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ID_PROOFING", "id": «""»}}}})"},
    {"by this provider",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ID_PROOFING", "id": "0oa1a2b3c4d5e6f7g8h9"}}}})"},
    {"by a provider that is filled in later",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ID_PROOFING", "id": "${idv_id}"}}}})"},
};

}  // namespace

Rule proofing_without_id() {
  return {
      .id = "verification/proofing-without-id",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "identity proofing does not name the identity provider",
      .rationale =
          "`ID_PROOFING` sends users to an identity verification provider, and `id` says to "
          "which. It is used in the rules of the account management policy. Without it there is "
          "nobody to ask.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::verification
