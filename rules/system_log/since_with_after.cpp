// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

void check(const Request& request, Reporter& reporter) {
  const auto query = log_query(request);
  if (!query) return;
  const QueryParameter* since = query->find("since");
  const QueryParameter* after = query->find("after");
  if (since == nullptr || after == nullptr) return;
  Finding& finding =
      reporter.at(after->span, "after and since exclude each other; after comes from a next link");
  finding.notes.push_back({"since is here", since->span});
}

constexpr std::string_view kEvidence[] = {
    "vendor reference of System Log queries: since and after cannot be given together, and after "
    "is made by the server",
    "vendor reference of System Log queries: yet a next link printed there has both",
};
constexpr std::string_view kCovers[] = {"syslog-since-after"};

constexpr Example kExamples[] = {
    {"from a day on, and after a page",
     R"(curl "https://${org}/api/v1/logs?since=2026-07-01T00:00:00Z&«after=1627500044869_1»")", "",
     "watch.sh"},
    {"from a day on", R"(curl "https://${org}/api/v1/logs?since=2026-07-01T00:00:00Z")", "",
     "watch.sh"},
    {"a word to search for",
     R"(curl "https://${org}/api/v1/logs?since=2026-07-01T00:00:00Z&q=after")", "", "watch.sh"},
};

}  // namespace

Rule since_with_after() {
  return {.id = "system-log/since-with-after",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "a System Log query gives both since and after",
          .rationale =
              "`after` is the place at which the next page begins. The server makes it, and puts "
              "it into the link to that page; the reference forbids to give it together with "
              "`since`, or to make it up. Follow the link of the answer as it is.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
