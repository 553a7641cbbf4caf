// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

/// The collections whose items can be replaced, and the segment that names an item.
struct Collection {
  std::string_view path;
  std::string_view id;
  std::string_view item_path;
};
constexpr Collection kCollections[] = {
    {"/api/v1/device-assurances", "deviceAssuranceId",
     "/api/v1/device-assurances/{deviceAssuranceId}"},
    {"/api/v1/device-posture-checks", "postureCheckId",
     "/api/v1/device-posture-checks/{postureCheckId}"},
    {"/api/v1/policies", "policyId", "/api/v1/policies/{policyId}"},
    {"/api/v1/policies/{}/rules", "ruleId", "/api/v1/policies/{policyId}/rules/{ruleId}"},
};

/// The path of a URL without a slash at its end.
Span path_of(std::string_view url) {
  Span path = api_path(url);
  if (!path.empty() && url[path.end - 1] == '/') --path.end;
  return path;
}

/// The last segment and the slash before it.
Span last_segment(std::string_view url) {
  const Span path = path_of(url);
  const std::size_t slash = url.substr(0, path.end).rfind('/');
  return {static_cast<std::uint32_t>(slash), path.end};
}

/// A URL with placeholders is one to fill in: another one fits. Into a URL with real ids it does
/// not.
bool has_placeholder(std::string_view url) { return url.find('{') != std::string_view::npos; }

void check(const Request& request, Reporter& reporter) {
  if (request.method != "PUT") return;
  const Endpoint* endpoint = find_endpoint(request.url);
  if (endpoint == nullptr) return;
  const auto* collection = std::ranges::find(kCollections, endpoint->path, &Collection::path);
  if (collection == std::end(kCollections)) return;

  const bool is_prose = request.origin == RequestOrigin::prose;
  const Span at = is_prose ? request.span : request.url_map.to_host(last_segment(request.url));
  Finding& finding =
      reporter.at(at, "PUT needs the id of what it replaces: {}", collection->item_path);
  if (!is_prose && !has_placeholder(request.url)) return;
  const std::uint32_t end = path_of(request.url).end;
  const bool is_shell = request.url.find("${") != std::string::npos;
  finding.fix = Fix{"name the object by its id",
                    Applicability::unsafe,
                    {{request.url_map.to_host({end, end}),
                      fmt::format("/{}{{{}}}", is_shell ? "$" : "", collection->id)}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: the collections offer GET and POST, PUT is offered on one object",
    "vendor error codes: E0000022, status 405, the endpoint does not support the method",
};
constexpr std::string_view kCovers[] = {"put-needs-id-da", "put-needs-rule-id"};

constexpr Example kExamples[] = {
    {"a rule is replaced without saying which",
     R"(curl -X PUT "https://${org}/api/v1/policies/${policy}«/rules»" -d @rule.json)",
     R"(curl -X PUT "https://${org}/api/v1/policies/${policy}/rules/${ruleId}" -d @rule.json)",
     "push.sh"},
    {"a sentence names the collection",
     "To change the policy, send a PUT request to the «`/api/v1/device-assurances`» endpoint.\n",
     "To change the policy, send a PUT request to the "
     "`/api/v1/device-assurances/{deviceAssuranceId}` endpoint.\n",
     "guide.md"},
    {"a URL with real names is left for a person to complete",
     "curl -X PUT https://acme.example.com/api/v1«/device-assurances» -d @policy.json\n", "",
     "push.sh"},
    {"the rule is named",
     R"(curl -X PUT "https://${org}/api/v1/policies/${policy}/rules/${rule}" -d @rule.json)", "",
     "push.sh"},
    {"a new rule is added with POST",
     R"(curl -X POST "https://${org}/api/v1/policies/${policy}/rules" -d @rule.json)", "",
     "push.sh"},
};

}  // namespace

Rule put_without_id() {
  return {
      .id = "request/put-without-id",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "PUT goes to a collection instead of one object",
      .rationale =
          "PUT replaces one object, so its path ends with that object's id. The path of the "
          "collection takes GET and POST only, and answers a PUT with status 405. In a guide the "
          "mistake is copied by every reader.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .check_request = check};
}

}  // namespace posturelint::rules::request
