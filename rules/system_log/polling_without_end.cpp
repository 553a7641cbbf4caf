// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

/// The script follows the links to further pages.
bool follows_next_links(std::string_view script) {
  return script.find("rel=next") != std::string_view::npos ||
         script.find("rel=\"next") != std::string_view::npos ||
         script.find("rel=\\\"next") != std::string_view::npos;
}

void check(const Request& request, Reporter& reporter) {
  if (reporter.analysis().extraction.host != HostKind::shell) return;
  const auto query = log_query(request);
  if (!query || query->find("until") != nullptr) return;
  const QueryParameter* order = query->find("sortOrder");
  if (order != nullptr && order->value != "ASCENDING") return;
  if (!follows_next_links(reporter.analysis().source().text())) return;
  reporter.at(request.url_span,
              "without until a next link comes with every page, so the loop never ends");
}

constexpr std::string_view kEvidence[] = {
    "vendor reference of System Log queries: a query in ascending order without until is polling: "
    "its next link is there even when no events are",
};
constexpr std::string_view kCovers[] = {"syslog-polling"};

constexpr Example kExamples[] = {
    {"all pages since a day", R"(next="https://acme.okta.com/api/v1/logs?since=2026-07-01T00:00:00Z"
curl "«https://acme.okta.com/api/v1/logs?since=2026-07-01T00:00:00Z»" -D headers
grep 'rel="next"' headers
)",
     "", "watch.sh"},
    {"all pages of a day",
     R"(curl "https://acme.okta.com/api/v1/logs?since=2026-07-01T00:00:00Z&until=2026-07-02T00:00:00Z" -D headers
grep 'rel="next"' headers
)",
     "", "watch.sh"},
    {"the newest first", R"(curl "https://acme.okta.com/api/v1/logs?sortOrder=DESCENDING" -D headers
grep 'rel="next"' headers
)",
     "", "watch.sh"},
    {"one page", R"(curl "https://acme.okta.com/api/v1/logs?since=2026-07-01T00:00:00Z"
)",
     "", "watch.sh"},
};

}  // namespace

Rule polling_without_end() {
  return {.id = "system-log/polling-without-end",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "a script follows the pages of a System Log query that never end",
          .rationale =
              "A query in ascending order without `until` is meant for polling: each answer has a "
              "link to the next page, also when there are no more events yet. A script that "
              "follows the link until there is none runs for ever, and uses up the rate limit. "
              "Give `until` for a report; for a feed, wait when a page is empty.",
          .when_to_ignore = "The script is a feed, and waits between empty pages.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
