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
    constexpr std::string_view kDebugData = "debugContext.debugData.";
    if (!comparison.attribute_text.starts_with(kDebugData)) continue;
    const std::string_view key = comparison.attribute_text.substr(kDebugData.size());
    if (comparison.is("co") && (key == "url" || key == "requestUri")) continue;
    reporter.at(query->to_host(comparison.attribute),
                "{} belongs to debugData, whose members may change with any release", key);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, LogDebugContext: its keys and values are no contract",
};
constexpr std::string_view kCovers[] = {"syslog-debugdata-unstable"};

constexpr Example kExamples[] = {
    {"a member of debugData",
     R"(curl "https://${org}/api/v1/logs?filter=«debugContext.debugData.behaviors»+co+%22New+Device%22")",
     "", "watch.sh"},
    {"a member that events promise",
     R"(curl "https://${org}/api/v1/logs?filter=client.device+eq+%22Computer%22")", "", "watch.sh"},
    {"a text that looks like one",
     R"(curl "https://${org}/api/v1/logs?filter=displayMessage+co+%22debugContext.debugData.url%22")",
     "", "watch.sh"},
};

}  // namespace

Rule unstable_debug_data() {
  return {.id = "system-log/unstable-debug-data",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "a System Log filter relies on debug data",
          .rationale =
              "`debugContext.debugData` is for people who look for a fault: which members it has "
              "differs between events and may change without notice. An alert that is built on one "
              "of them may fall silent, and nobody hears that.",
          .when_to_ignore = "The alert is watched, or there is no other member that says it.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
