// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::access {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response) return;
  const Node status = rule.node["status"];
  const bool sent = rule.request != nullptr;
  if (status.is_string("INACTIVE")) {
    if (sent && rule.request->url.find("activate=false") != std::string::npos) return;
    Finding& finding = reporter.at(
        status,
        "the status in a body is ignored: this rule is active; create it with ?activate=false or "
        "call lifecycle/deactivate");
    if (!sent && rule.direction != Direction::request) finding.severity = Severity::info;
  } else if (sent && status.is_string("ACTIVE")) {
    reporter.at(status, "the status in a body is ignored; call lifecycle/activate to change it")
        .severity = Severity::info;
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Terraform provider: sets the status by calls to lifecycle, because the body's is "
    "ignored",
    "recorded traffic: no request body has a status, rules are stopped with lifecycle/deactivate",
};
constexpr std::string_view kCovers[] = {"rule-status-body-ignored", "status-change-endpoint"};

constexpr Example kExamples[] = {
    {"a rule is to be created inactive",
     R"(curl -X POST -d '{"name": "Nobody", "type": "ACCESS_POLICY", "status": «"INACTIVE"», "actions": {"appSignOn": {"access": "DENY"}}}' "https://example.okta.com/api/v1/policies/rst1/rules"
)",
     {},
     "push.sh"},
    {"the request says so too",
     R"(curl -X POST -d '{"name": "Nobody", "type": "ACCESS_POLICY", "status": "INACTIVE", "actions": {"appSignOn": {"access": "DENY"}}}' "https://example.okta.com/api/v1/policies/rst1/rules?activate=false"
)",
     {},
     "push.sh"},
    {"a rule as the API shows it",
     R"({"id": "rul1a2b3c4d5e6f7g8h9", "status": "INACTIVE", "name": "Nobody", "type": "ACCESS_POLICY",
  "actions": {"appSignOn": {"access": "DENY"}}, "_links": {}})"},
};

}  // namespace

Rule status_ignored() {
  return {
      .id = "access/status-ignored",
      .severity = Severity::warning,
      .consequence = Consequence::ignored,
      .summary = "a rule's status is sent in its body",
      .rationale =
          "The server does not read `status` from the body of a rule. A rule sent with `INACTIVE` "
          "is active from the first moment. Create it with `?activate=false`, or change its state "
          "with `POST /api/v1/policies/{policyId}/rules/{ruleId}/lifecycle/deactivate`.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::access
