// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::conditions {
namespace {

/// True for a condition that may ask something beyond the platform. What we do not know counts.
bool may_restrict(Node condition) {
  if (!condition.is_set() || condition.key() == "platform") return false;
  if (condition.is_object() && condition.size() == 0) return false;
  if (condition.key() == "network") return !condition["connection"].is_string("ANYWHERE");
  if (condition.key() == "riskScore") return !condition["level"].is_string("ANY");
  // Who somebody is, is known from the first factor alone, on any device.
  return condition.key() != "people" && condition.key() != "userType";
}

bool names_a_platform(Node item) {
  const auto os = item.find("/os/type").string();
  const auto type = item["type"].string();
  return (os && *os != "ANY" && *os != "OTHER") || (type && *type != "ANY" && *type != "OTHER");
}

void check(const Resource& rule, Reporter& reporter) {
  const Node conditions = rule.node["conditions"];
  const Node include = conditions["platform"]["include"];
  if (include.size() == 0 || !std::ranges::all_of(include.items(), names_a_platform)) return;
  if (std::ranges::any_of(conditions.members(), may_restrict)) return;
  if (!rule.node.find("/actions/appSignOn/access").is_string("ALLOW")) return;
  const Node method = verification_method(rule.node);
  if (!method["factorMode"].is_string("1FA") || method["constraints"].size() > 0) return;
  reporter.at_key(include,
                  "one factor and the platform are all this rule asks for, and the browser says "
                  "what platform it is");
}

constexpr std::string_view kEvidence[] = {
    "vendor help on platform conditions: the platform is read from the User-Agent header, which "
    "can be forged",
};
constexpr std::string_view kCovers[] = {"platform-spoofable"};

constexpr Example kExamples[] = {
    {"one factor is enough on a phone",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"platform": {«"include"»: [
  {"type": "MOBILE", "os": {"type": "IOS"}}]}}, "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}})"},
    {"the phone is registered",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true},
  "platform": {"include": [{"type": "MOBILE", "os": {"type": "IOS"}}]}}, "actions": {"appSignOn": {
  "access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}})"},
    {"two factors are asked for",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "MOBILE", "os": {"type": "IOS"}}]}}, "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}})"},
    {"a platform is kept out",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "MOBILE", "os": {"type": "IOS"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule platform_alone() {
  return {.id = "conditions/platform-alone",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "a rule lets in with one factor because of the platform alone",
          .rationale =
              "The platform of a request is what its User-Agent header says, and anybody can send "
              "another one. A rule that is content with one factor on phones is content with one "
              "factor everywhere. Ask for a registered device, which proves its platform, or for a "
              "second factor.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .security_severity = 6.0,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
