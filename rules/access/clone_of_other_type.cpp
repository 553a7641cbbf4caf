// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/policy_path.h"

namespace posturelint::rules::access {
namespace {

bool clones(const Request& request) {
  const Endpoint* endpoint = find_endpoint(request.url);
  return endpoint != nullptr && request.method == "POST" &&
         endpoint->path == "/api/v1/policies/{}/clone";
}

/// True when a policy has this id in the file, or is sent to where it is replaced.
bool has_id(const Resource& policy, std::string_view id) {
  if (policy.node["id"].is_string(id)) return true;
  const bool is_real = id.find_first_of("${}<>") == std::string_view::npos;
  if (!is_real || policy.request == nullptr || policy.request->method != "PUT") return false;
  const PolicyPath path = policy_path(policy.request->url);
  return path.rule.empty() && path.policy_of(policy.request->url) == id;
}

void check(const Analysis& analysis, Reporter& reporter) {
  for (const Request& request : analysis.extraction.requests) {
    if (!clones(request)) continue;
    const PolicyPath path = policy_path(request.url);
    const std::string_view id = path.policy_of(request.url);
    const auto policy = std::ranges::find_if(analysis.resources, [&](const Resource& resource) {
      return resource.kind == ResourceKind::other_policy && has_id(resource, id);
    });
    if (policy == analysis.resources.end()) continue;
    const Node type = policy->node["type"];
    if (!type.string()) continue;
    Finding& finding = reporter.at(request.url_map.to_host(path.policy),
                                   "{} is a policy of type {}; only ACCESS_POLICY can be cloned",
                                   id, *type.string());
    finding.notes.push_back(
        {"the policy's type", analysis.to_host(type, type.span()), analysis.extraction.source});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: cloning is supported for app sign-in policies",
};
constexpr std::string_view kCovers[] = {"clone-acp-only"};

constexpr Example kExamples[] = {
    {"a password policy is changed, and cloned",
     R"(curl -X PUT "https://example.okta.com/api/v1/policies/00p1a2b3c4d5e6f7g8h9" -d '{"name": "Long ones", "type": "PASSWORD", "priority": 1}'
curl -X POST "https://example.okta.com/api/v1/policies/«00p1a2b3c4d5e6f7g8h9»/clone"
)",
     {},
     "copy.sh"},
    {"an access policy is cloned",
     R"(```json
{"id": "rst1a2b3c4d5e6f7g8h9", "name": "Payroll", "type": "ACCESS_POLICY", "priority": 1}
```

```bash
curl -X POST "https://example.okta.com/api/v1/policies/rst1a2b3c4d5e6f7g8h9/clone"
```
)",
     {},
     "guide.md"},
    {"which policy is cloned is filled in later",
     R"(curl -X PUT "https://example.okta.com/api/v1/policies/${POLICY_ID}" -d '{"name": "Long ones", "type": "PASSWORD", "priority": 1}'
curl -X POST "https://example.okta.com/api/v1/policies/${POLICY_ID}/clone"
)",
     {},
     "copy.sh"},
};

}  // namespace

Rule clone_of_other_type() {
  return {.id = "access/clone-of-other-type",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a policy that is no access policy is to be cloned",
          .rationale =
              "`POST /api/v1/policies/{policyId}/clone` makes a copy of an app sign-in policy with "
              "its rules. Policies of other types cannot be copied that way. Reported where the "
              "same file shows the policy.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_file = check};
}

}  // namespace posturelint::rules::access
