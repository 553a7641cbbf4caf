// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/policy_path.h"
#include "policy/rule_list.h"

namespace posturelint::rules::access {
namespace {

/// Deleting a rule and switching it off.
bool removes_a_rule(const Request& request) {
  const Endpoint* endpoint = find_endpoint(request.url);
  if (endpoint == nullptr) return false;
  if (request.method == "DELETE") return endpoint->path == "/api/v1/policies/{}/rules/{}";
  return request.method == "POST" &&
         endpoint->path == "/api/v1/policies/{}/rules/{}/lifecycle/deactivate";
}

void check(const Analysis& analysis, Reporter& reporter) {
  for (const Request& request : analysis.extraction.requests) {
    if (!removes_a_rule(request)) continue;
    const PolicyPath path = policy_path(request.url);
    const std::string_view id = path.rule_of(request.url);
    const auto rule = std::ranges::find_if(analysis.resources, [&](const Resource& resource) {
      return resource.kind == ResourceKind::access_policy_rule && is_catch_all(resource.node) &&
             resource.node["id"].is_string(id);
    });
    if (rule == analysis.resources.end()) continue;
    Finding& finding =
        reporter.at(request.url_map.to_host(path.rule),
                    "{} is the catch-all rule; it can be neither deleted nor deactivated", id);
    const Node system = rule->node["system"];
    finding.notes.push_back({"shown as a system rule here",
                             analysis.to_host(system, system.member_span()),
                             analysis.extraction.source});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, PolicyRule.system: a default rule cannot be deleted",
    "a public deployment tool leaves default rules out of what it deletes, for the same reason",
};
constexpr std::string_view kCovers[] = {"rule-system-delete"};

constexpr Example kExamples[] = {
    {"a guide shows the catch-all and deletes it",
     R"(The catch-all:

```json
{"id": "rul1a2b3c4d5e6f7g8h9", "name": "Catch-all Rule", "type": "ACCESS_POLICY", "system": true,
 "priority": 99, "conditions": null, "actions": {"appSignOn": {"access": "DENY"}}, "_links": {}}
```

```bash
curl -X DELETE "https://example.okta.com/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules/«rul1a2b3c4d5e6f7g8h9»"
```
)",
     {},
     "guide.md"},
    {"another rule is deleted",
     R"(The catch-all:

```json
{"id": "rul1a2b3c4d5e6f7g8h9", "name": "Catch-all Rule", "type": "ACCESS_POLICY", "system": true,
 "priority": 99, "conditions": null, "actions": {"appSignOn": {"access": "DENY"}}, "_links": {}}
```

```bash
curl -X DELETE "https://example.okta.com/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules/rul9h8g7f6e5d4c3b2a1"
```
)",
     {},
     "guide.md"},
    {"what the rule is nobody shows",
     R"(curl -X DELETE "https://example.okta.com/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules/rul1a2b3c4d5e6f7g8h9"
)",
     {},
     "clean.sh"},
};

}  // namespace

Rule catch_all_removed() {
  return {.id = "access/catch-all-removed",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "the catch-all rule is to be deleted or deactivated",
          .rationale =
              "A policy always has its catch-all, so that every request meets a decision. The API "
              "refuses to delete or deactivate it. To close the policy for everybody else, replace "
              "its action by DENY with a PUT. Reported where the same file shows the rule and that "
              "it is the system's.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_file = check};
}

}  // namespace posturelint::rules::access
