// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

void check(const Request& request, Reporter& reporter) {
  if (request.method != "PATCH" || find_endpoint(request.url) == nullptr) return;
  reporter.at(request.method_span,
              "PATCH is not offered here; PUT replaces the whole object, so send all of it");
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: no path of policies, rules or device assurance offers PATCH",
    "vendor error codes: E0000022, status 405, the endpoint does not support the method",
};
constexpr std::string_view kCovers[] = {"no-patch-method"};

constexpr Example kExamples[] = {
    {"one member is to be changed",
     R"(curl -X «PATCH» "https://${org}/api/v1/policies/${policy}" -d '{"priority": 2}')", "",
     "push.sh"},
    {"the whole policy is sent",
     R"(curl -X PUT "https://${org}/api/v1/policies/${policy}" -d @policy.json)", "", "push.sh"},
    {"other programs may offer PATCH",
     R"(curl -X PATCH "https://tickets.example.com/api/v2/tickets/7" -d '{"open": false}')", "",
     "push.sh"},
};

}  // namespace

Rule patch_method() {
  return {.id = "request/patch-method",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "PATCH is used where only PUT changes an object",
          .rationale =
              "Policies, rules and device assurance policies cannot be changed in part. There is "
              "only PUT, which replaces the whole object: read it, change what is to change, and "
              "send all of it back. Sending a partial body with PUT instead would drop the rest.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_request = check};
}

}  // namespace posturelint::rules::request
