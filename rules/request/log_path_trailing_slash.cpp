// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

void check(const Request& request, Reporter& reporter) {
  const Endpoint* endpoint = find_endpoint(request.url);
  if (endpoint == nullptr || endpoint->path != "/api/v1/logs") return;
  const Span path = api_path(request.url);
  if (request.url[path.end - 1] != '/') return;
  const Span slash = request.url_map.to_host({path.end - 1, path.end});
  const bool is_prose = request.origin == RequestOrigin::prose;
  Finding& finding = reporter.at(is_prose ? request.span : slash,
                                 "the documented path is /api/v1/logs, without a slash at its end");
  finding.fix = Fix{"remove the slash", Applicability::safe, {{slash, ""}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: path /api/v1/logs",
};
constexpr std::string_view kCovers[] = {"syslog-trailing-slash"};

constexpr Example kExamples[] = {
    {"a slash before the query", R"(curl "https://${org}/api/v1/logs«/»?limit=100")",
     R"(curl "https://${org}/api/v1/logs?limit=100")", "watch.sh"},
    {"a sentence with the slash", "Send a GET request to the «`/api/v1/logs/`» endpoint.\n",
     "Send a GET request to the `/api/v1/logs` endpoint.\n", "guide.md"},
    {"the documented path", R"(curl "https://${org}/api/v1/logs?limit=100")", "", "watch.sh"},
    {"code that no request goes to", "The folder `/api/v1/logs/` holds the mocks.\n", "",
     "guide.md"},
};

}  // namespace

Rule log_path_trailing_slash() {
  return {
      .id = "request/log-path-trailing-slash",
      .severity = Severity::info,
      .consequence = Consequence::untidy,
      .summary = "the System Log's path ends with a slash",
      .rationale =
          "The path is `/api/v1/logs`. With a slash behind it a proxy or a signature over the path "
          "may treat it as another one.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::safe,
      .check_request = check};
}

}  // namespace posturelint::rules::request
