// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

void check(const Request& request, Reporter& reporter) {
  const auto query = log_filter_query(request);
  if (!query) return;

  for (const LogComparison& comparison : query->filter.comparisons) {
    if (!comparison.is_of("published")) continue;
    const bool lower = comparison.is("gt") || comparison.is("ge");
    reporter.at(query->to_host(comparison.attribute),
                "published cannot be filtered by; the parameter {} does that",
                lower ? "since" : "until");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor reference of System Log queries: published is not allowed in filters, because it "
    "conflicts with since, after and until",
};
constexpr std::string_view kCovers[] = {"syslog-published-in-filter"};

constexpr Example kExamples[] = {
    {"the last day by a filter",
     R"(curl "https://${org}/api/v1/logs?filter=«published»+gt+%222026-07-01T00:00:00Z%22")", "",
     "watch.sh"},
    {"the last day by a parameter",
     R"(curl "https://${org}/api/v1/logs?since=2026-07-01T00:00:00Z&until=2026-07-02T00:00:00Z")",
     "", "watch.sh"},
    {"a text that says so",
     R"(curl "https://${org}/api/v1/logs?filter=displayMessage+co+%22published+gt%22")", "",
     "watch.sh"},
};

}  // namespace

Rule published_in_filter() {
  return {.id = "system-log/published-in-filter",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a System Log filter asks when an event was published",
          .rationale =
              "When events were published is asked with `since` and `until`. The reference forbids "
              "`published` in a filter, and the server refuses filters that it does not take.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
