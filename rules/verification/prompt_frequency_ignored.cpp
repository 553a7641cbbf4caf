// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node stay = rule.node.find("/actions/appSignOn/keepMeSignedIn");
  const Node frequency = stay["postAuthPromptFrequency"];
  if (!frequency.is_set()) return;
  const Node asked = member_like(stay, "postAuth");
  if (asked.is_string("NOT_ALLOWED")) {
    Finding& finding = reporter.at_key(
        frequency, "postAuthPromptFrequency has no effect while postAuth is NOT_ALLOWED");
    finding.notes.push_back({"nobody is asked to stay signed in", asked.span()});
    finding.fix = Fix{"remove it", Applicability::safe, remove_child(frequency)};
  } else if (!asked) {
    Finding& finding = reporter.at_key(frequency,
                                       "postAuthPromptFrequency counts only with postAuth ALLOWED, "
                                       "and the default is NOT_ALLOWED");
    finding.severity = Severity::info;
    finding.fix = Fix{"add \"postAuth\": \"ALLOWED\"", Applicability::unsafe,
                      insert_member(stay, R"("postAuth": "ALLOWED")")};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Terraform provider: sends the frequency only together with ALLOWED",
    "recorded traffic: without keepMeSignedIn the server stores NOT_ALLOWED",
};
constexpr std::string_view kCovers[] = {"kmsi-frequency-ignored", "kmsi-default"};

constexpr Example kExamples[] = {
    {"how often to ask a question that is never asked",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"},
  "keepMeSignedIn": {"postAuth": "NOT_ALLOWED", «"postAuthPromptFrequency"»: "P30D"}}}})",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"},
  "keepMeSignedIn": {"postAuth": "NOT_ALLOWED"}}}})"},
    {"how often to ask, but is it asked?",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"},
  "keepMeSignedIn": {«"postAuthPromptFrequency"»: "PT168H"}}}})",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"},
  "keepMeSignedIn": {"postAuthPromptFrequency": "PT168H", "postAuth": "ALLOWED"}}}})"},
    {"asked every week",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"},
  "keepMeSignedIn": {"postAuth": "ALLOWED", "postAuthPromptFrequency": "PT168H"}}}})"},
    {"postAuth is filled in later",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"},
  "keepMeSignedIn": {"postAuth": "${stay}", "postAuthPromptFrequency": "PT168H"}}}})"},
};

}  // namespace

Rule prompt_frequency_ignored() {
  return {.id = "verification/prompt-frequency-ignored",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a prompt frequency is set while staying signed in is not allowed",
          .rationale =
              "`postAuthPromptFrequency` says how often people are asked whether they want to stay "
              "signed in. With `postAuth` at `NOT_ALLOWED` nobody is asked, so the setting does "
              "nothing. Either it is left over, or `ALLOWED` was meant.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
