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
    const bool url = comparison.is_of("debugContext.debugData.url") ||
                     comparison.is_of("debugContext.debugData.requestUri");
    if (!url || !comparison.is("co")) continue;
    reporter.at(query->to_host(comparison.op), "co is not supported on {}; sw and eq are",
                comparison.attribute_text);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor reference of System Log queries: co on debugContext.debugData.url and requestUri is "
    "refused with E0000031",
};
constexpr std::string_view kCovers[] = {"syslog-co-url"};

constexpr Example kExamples[] = {
    {"a part of a URL",
     R"(curl "https://${org}/api/v1/logs?filter=debugContext.debugData.url+«co»+%22/oauth2/%22")",
     "", "watch.sh"},
    {"the beginning of a URL",
     R"(curl "https://${org}/api/v1/logs?filter=debugContext.debugData.url+sw+%22/oauth2/%22")", "",
     "watch.sh"},
    {"a part of another text",
     R"(curl "https://${org}/api/v1/logs?filter=displayMessage+co+%22device%22")", "", "watch.sh"},
};

}  // namespace

Rule contains_on_url() {
  return {.id = "system-log/contains-on-url",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a System Log filter looks for a part of a URL",
          .rationale =
              "The two members of `debugData` that hold addresses cannot be searched with `co`; "
              "the server names the pair of operator and field and refuses the query. `sw` finds "
              "addresses by how they begin.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
