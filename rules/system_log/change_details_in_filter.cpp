// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

/// `target.changeDetails.from.name`: anything in, or the whole of it.
bool is_change_details(std::string_view attribute) {
  const std::size_t begin = attribute.find("changeDetails");
  if (begin == std::string_view::npos) return false;
  const std::size_t end = begin + std::string_view("changeDetails").size();
  return (begin == 0 || attribute[begin - 1] == '.') &&
         (end == attribute.size() || attribute[end] == '.');
}

void check(const Request& request, Reporter& reporter) {
  const auto query = log_filter_query(request);
  if (!query) return;
  for (const LogComparison& comparison : query->filter.comparisons) {
    if (!is_change_details(comparison.attribute_text)) continue;
    reporter.at(query->to_host(comparison.attribute),
                "changeDetails cannot be queried; look through the events that come back");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, LogTarget.changeDetails: cannot be used in queries",
};
constexpr std::string_view kCovers[] = {"syslog-changedetails-query"};

constexpr Example kExamples[] = {
    {"who changed the version",
     R"(curl "https://${org}/api/v1/logs?filter=«target.changeDetails.from.osVersion»+pr")", "",
     "watch.sh"},
    {"all changes",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22device.assurance.policy.update%22")",
     "", "watch.sh"},
    {"a name that only begins like it",
     R"(curl "https://${org}/api/v1/logs?filter=debugContext.changeDetailsNote+pr")", "",
     "watch.sh"},
};

}  // namespace

Rule change_details_in_filter() {
  return {
      .id = "system-log/change-details-in-filter",
      .severity = Severity::warning,
      .consequence = Consequence::ignored,
      .summary = "a System Log filter asks for what was changed",
      .rationale =
          "Events of device assurance policies say in `target[].changeDetails` what was changed, "
          "from what to what. That part of an event is not searched: such a filter is refused or "
          "finds nothing. Ask for the type of event, and look through what comes back.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_request = check};
}

}  // namespace posturelint::rules::system_log
