// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

void check(const Request& request, Reporter& reporter) {
  constexpr long long kRetained = 90;
  constexpr long long kRefused = 180;
  constexpr std::size_t kDayLength = 10;
  const auto today = reporter.today();
  const auto query = log_query(request);
  const QueryParameter* since = query ? query->find("since") : nullptr;
  if (!today || since == nullptr || since->is_unknown()) return;
  const auto day = parse_civil_date(std::string_view(since->value).substr(0, kDayLength));
  if (!day) return;
  const auto age = days_between(*day, *today);
  // A day of margin: it may be another date where the server is.
  if (age > kRefused + 1) {
    reporter.at(since->value_span(), "{} is {} days ago; more than {} are not accepted",
                to_string(*day), age, kRefused);
  } else if (age > kRetained + 1) {
    Finding& finding = reporter.at(since->value_span(), "{} is {} days ago; events are kept for {}",
                                   to_string(*day), age, kRetained);
    finding.severity = Severity::info;
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor reference of System Log queries: events are kept for 90 days; a since of more than 180 "
    "days ago is refused with E0000053",
};
constexpr std::string_view kCovers[] = {"syslog-retention"};

constexpr Example kExamples[] = {
    {.title = "seven months ago",
     .text = R"(curl "https://${org}/api/v1/logs?since=«2026-01-01T00:00:00Z»")",
     .file = "watch.sh",
     .today = "2026-08-01"},
    {.title = "four months ago",
     .text = R"(curl "https://${org}/api/v1/logs?since=«2026-04-01T00:00:00Z»")",
     .file = "watch.sh",
     .today = "2026-08-01"},
    {.title = "last month",
     .text = R"(curl "https://${org}/api/v1/logs?since=2026-07-01T00:00:00Z")",
     .file = "watch.sh",
     .today = "2026-08-01"},
    {.title = "the day of the run is not known",
     .text = R"(curl "https://${org}/api/v1/logs?since=2017-07-01T00:00:00Z")",
     .file = "watch.sh"},
};

}  // namespace

Rule since_too_old() {
  return {.id = "system-log/since-too-old",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "a System Log query begins before the log does",
          .rationale =
              "Events are kept for 90 days: what is older is not found, and nothing says that it "
              "is missing. A `since` of more than 180 days ago is refused. This rule speaks only "
              "when the day of the run is known (`--today`).",
          .when_to_ignore = "The request is an example in a text, with a date of its time.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
