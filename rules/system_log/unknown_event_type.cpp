// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_event_types.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

void check_filters(const Analysis& analysis, Reporter& reporter) {
  for (const Request& request : analysis.extraction.requests) {
    const auto query = log_filter_query(request);
    if (!query) continue;
    for (const LogComparison& comparison : query->filter.comparisons) {
      if (!comparison.is_of("eventType") && !comparison.is_of("event_type")) continue;
      if (!comparison.text || !(comparison.is("eq") || comparison.is("ne"))) continue;
      const auto meant = log_event_type_like(*comparison.text);
      if (!meant) continue;
      const Span inside = query->to_host({comparison.value.begin + 1, comparison.value.end - 1});
      Finding& finding = reporter.at(inside, "no event type {} is known; did you mean {}",
                                     *comparison.text, *meant);
      finding.fix = Fix{fmt::format("ask for {}", *meant),
                        Applicability::unsafe,
                        {{inside, std::string(*meant)}}};
    }
  }
}

void check_events(const Analysis& analysis, Reporter& reporter) {
  for (const Resource& resource : analysis.resources) {
    if (resource.kind != ResourceKind::log_event) continue;
    const Node type = resource.node["eventType"];
    const auto meant = type.string() ? log_event_type_like(*type.string()) : std::nullopt;
    if (meant) reporter.at(type, "the event type {} is not known, but {} is", type.text(), *meant);
  }
}

void check(const Analysis& analysis, Reporter& reporter) {
  check_filters(analysis, reporter);
  check_events(analysis, reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor's catalogue of event types, release 2026.08.1: device assurance, posture checks, "
    "policies and their rules",
};
constexpr std::string_view kCovers[] = {"syslog-event-type-unknown"};

constexpr Example kExamples[] = {
    {"the word of another family",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22«device.assurance.policy.create»%22")",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22device.assurance.policy.add%22")",
     "watch.sh"},
    {"a letter too much",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22«policy.rule.updated»%22+or+eventType+eq+%22policy.rule.add%22")",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22policy.rule.update%22+or+eventType+eq+%22policy.rule.add%22")",
     "watch.sh"},
    {"an event that nobody sends",
     R"({"eventType": «"device.assurance.policy.updated"», "uuid": "1", "published": "2026-07-01T00:00:00.000Z"})"},
    {"types we know",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22device.assurance.policy.update%22+or+eventType+sw+%22policy.rule.updat%22")",
     "", "watch.sh"},
    {"a family we do not hold",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22device.enrollment.creates%22")", "",
     "watch.sh"},
};

}  // namespace

Rule unknown_event_type() {
  return {
      .id = "system-log/unknown-event-type",
      .severity = Severity::info,
      .consequence = Consequence::ignored,
      .summary = "an event type of the System Log looks misspelt",
      .rationale =
          "A filter for an event type that does not exist is accepted and finds nothing, for ever: "
          "an alert that never rings. Families name things differently: a device assurance policy "
          "is `add`ed, an access policy is `create`d. Only types that are close to one of the "
          "catalogue's types for devices and policies are reported; all others may exist.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .check_file = check};
}

}  // namespace posturelint::rules::system_log
