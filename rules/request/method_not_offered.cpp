// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

/// `GET`, `GET and POST`, `DELETE, GET and PUT`.
std::string enumerate(std::span<const std::string_view> methods) {
  std::string out;
  for (std::size_t i = 0; i < methods.size(); ++i) {
    if (i > 0) out += i + 1 == methods.size() ? " and " : ", ";
    out += methods[i];
  }
  return out;
}

/// PUT on a collection and PATCH have rules of their own, which know what to do instead.
bool is_said_elsewhere(const Request& request, const Endpoint& endpoint) {
  if (request.method == "PATCH") return true;
  const bool has_items = std::ranges::find(endpoint.methods, "POST") != endpoint.methods.end();
  return request.method == "PUT" && endpoint.is_collection && has_items;
}

void check(const Request& request, Reporter& reporter) {
  constexpr std::string_view kChecked[] = {"DELETE", "GET", "POST", "PUT"};
  if (std::ranges::find(kChecked, request.method) == std::end(kChecked)) return;
  const Endpoint* endpoint = find_endpoint(request.url);
  if (endpoint == nullptr || is_said_elsewhere(request, *endpoint)) return;
  if (std::ranges::find(endpoint->methods, request.method) != endpoint->methods.end()) return;

  const Span path = api_path(request.url);
  const bool is_written = !request.method_span.empty();
  reporter.at(is_written ? request.method_span : request.url_map.to_host(path),
              "{} is not offered on {}, which takes {}", request.method,
              std::string_view(request.url).substr(path.begin, path.size()),
              enumerate(endpoint->methods));
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: the methods of each path",
    "vendor error codes: E0000022, status 405, the endpoint does not support the method",
};

constexpr Example kExamples[] = {
    {"a collection cannot be deleted",
     R"(curl -X «DELETE» "https://${org}/api/v1/device-assurances")", "", "clean.sh"},
    {"a rule is switched off with POST",
     R"(curl -X «PUT» "https://${org}/api/v1/policies/${policy}/rules/${rule}/lifecycle/deactivate")",
     "", "off.sh"},
    {"curl sends POST when it has data",
     R"(curl "https://${org}«/api/v1/logs»" -d '{"filter": "outcome.result eq \"DENY\""}')", "",
     "logs.sh"},
    {"a policy is deleted by its id",
     R"(curl -X DELETE "https://${org}/api/v1/device-assurances/${policy}")", "", "clean.sh"},
    {"a path we do not know", R"(curl -X DELETE "https://${org}/api/v1/policies/${policy}/drafts")",
     "", "clean.sh"},
    {"a method that the script computes",
     R"(curl -X "$method" "https://${org}/api/v1/device-assurances")", "", "any.sh"},
};

}  // namespace

Rule method_not_offered() {
  return {
      .id = "request/method-not-offered",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "a path is called with a method it does not offer",
      .rationale =
          "Each path of the API offers its own methods: collections are read with GET and added "
          "to with POST, single objects are read, replaced and deleted, and the lifecycle paths "
          "take POST. Anything else is answered with status 405.",
      .evidence = kEvidence,
      .examples = kExamples,
      .check_request = check};
}

}  // namespace posturelint::rules::request
