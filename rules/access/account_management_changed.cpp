// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/policy_path.h"

namespace posturelint::rules::access {
namespace {

bool is_account_management(const Resource& resource) {
  return resource.kind == ResourceKind::access_policy &&
         resource.node.find("/_embedded/resourceType").is_string("END_USER_ACCOUNT_MANAGEMENT");
}

/// Writes to the policy itself, or to what it is mapped to. Its rules may be written.
bool changes_a_policy(const Request& request) {
  const Endpoint* endpoint = find_endpoint(request.url);
  if (endpoint == nullptr) return false;
  if (endpoint->path == "/api/v1/policies/{}") {
    return request.method == "PUT" || request.method == "DELETE";
  }
  return endpoint->path == "/api/v1/policies/{}/mappings" && request.method == "POST";
}

void check(const Analysis& analysis, Reporter& reporter) {
  for (const Request& request : analysis.extraction.requests) {
    if (!changes_a_policy(request)) continue;
    const PolicyPath path = policy_path(request.url);
    const std::string_view id = path.policy_of(request.url);
    const auto policy = std::ranges::find_if(analysis.resources, [&](const Resource& resource) {
      return is_account_management(resource) && resource.node["id"].is_string(id);
    });
    if (policy == analysis.resources.end()) continue;
    Finding& finding =
        reporter.at(request.url_map.to_host(path.policy),
                    "{} is the Okta account management policy; only its rules can be changed", id);
    const Node type = policy->node.find("/_embedded/resourceType");
    finding.notes.push_back(
        {"shown here", analysis.to_host(type, type.member_span()), analysis.extraction.source});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on the Okta account management policy: it cannot be created, changed, deleted or "
    "mapped to apps; its rules can be edited",
};
constexpr std::string_view kCovers[] = {"oamp-read-only"};

constexpr Example kExamples[] = {
    {"the policy is shown and then deleted",
     R"(```json
{"id": "rst1a2b3c4d5e6f7g8h9", "name": "Okta Account Management Policy", "type": "ACCESS_POLICY",
 "conditions": null, "_embedded": {"resourceType": "END_USER_ACCOUNT_MANAGEMENT"}, "_links": {}}
```

```bash
curl -X DELETE "https://example.okta.com/api/v1/policies/«rst1a2b3c4d5e6f7g8h9»"
```
)",
     {},
     "guide.md"},
    {"one of its rules is deleted",
     R"(```json
{"id": "rst1a2b3c4d5e6f7g8h9", "name": "Okta Account Management Policy", "type": "ACCESS_POLICY",
 "conditions": null, "_embedded": {"resourceType": "END_USER_ACCOUNT_MANAGEMENT"}, "_links": {}}
```

```bash
curl -X DELETE "https://example.okta.com/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules/rul1a2b3c4d5e6f7g8h9"
```
)",
     {},
     "guide.md"},
    {"the policy is one for apps",
     R"(```json
{"id": "rst1a2b3c4d5e6f7g8h9", "name": "Payroll", "type": "ACCESS_POLICY",
 "conditions": null, "_embedded": {"resourceType": "APP"}, "_links": {}}
```

```bash
curl -X DELETE "https://example.okta.com/api/v1/policies/rst1a2b3c4d5e6f7g8h9"
```
)",
     {},
     "guide.md"},
};

}  // namespace

Rule account_management_changed() {
  return {.id = "access/account-management-changed",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "the Okta account management policy is to be changed or deleted",
          .rationale =
              "Every org has one policy for what people do to their own account. It can be read, "
              "and its rules can be added and edited; the policy itself cannot be replaced, "
              "deleted or mapped to an app. Reported where the same file shows the policy.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_file = check};
}

}  // namespace posturelint::rules::access
