// SPDX-License-Identifier: Apache-2.0
#include <cctype>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

/// Part of a longer name: `legacy_event_type`, `event_types`, `target.event_type`.
bool continues_name(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
}

void check(const Request& request, Reporter& reporter) {
  constexpr std::string_view kWritten = "event_type";
  const Endpoint* endpoint = find_endpoint(request.url);
  if (endpoint == nullptr || endpoint->path != "/api/v1/logs") return;
  const std::string_view url = request.url;
  const std::size_t filter = url.find("filter=");
  if (filter == std::string_view::npos) return;
  for (std::size_t begin = url.find(kWritten, filter); begin != std::string_view::npos;
       begin = url.find(kWritten, begin + 1)) {
    const std::size_t end = begin + kWritten.size();
    if (continues_name(url[begin - 1]) || (end < url.size() && continues_name(url[end]))) continue;
    const Span span = request.url_map.to_host(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    Finding& finding = reporter.at(span, "the documented attribute is eventType, not event_type");
    finding.fix = Fix{"write eventType", Applicability::safe, {{span, "eventType"}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor reference of System Log queries: filters name the attribute eventType",
};
constexpr std::string_view kCovers[] = {"syslog-event-type-snake"};

constexpr Example kExamples[] = {
    {"an old spelling",
     R"(curl "https://${org}/api/v1/logs?filter=«event_type»+eq+%22device.assurance.policy.update%22")",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22device.assurance.policy.update%22")",
     "watch.sh"},
    {"the documented attribute",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22device.assurance.policy.update%22")",
     "", "watch.sh"},
    {"words to search for are no attribute", R"(curl "https://${org}/api/v1/logs?q=event_type")",
     "", "watch.sh"},
};

}  // namespace

Rule log_filter_attribute() {
  return {
      .id = "request/log-filter-attribute",
      .severity = Severity::info,
      .consequence = Consequence::untidy,
      .summary = "a System Log filter spells eventType with an underscore",
      .rationale =
          "Log events have an attribute `eventType`, and that is the name the reference gives for "
          "filters. Older samples write `event_type`; it is not documented, so it may stop "
          "working, and then the query finds nothing.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::safe,
      .check_request = check};
}

}  // namespace posturelint::rules::request
