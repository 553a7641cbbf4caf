// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

void check(const Request& request, Reporter& reporter) {
  const auto query = log_filter_query(request);
  if (!query) return;

  const LogFilter& filter = query->filter;
  if (filter.mistake == LogFilterMistake::brackets) {
    reporter.at(query->to_host(filter.mistake_span),
                "filters of the System Log know no square brackets");
    return;
  }
  if (filter.mistake != LogFilterMistake::unknown_operator) return;
  const std::string_view written =
      std::string_view(query->parameter->value)
          .substr(filter.mistake_span.begin, filter.mistake_span.size());
  const Span place = query->to_host(filter.mistake_span);
  const auto meant = log_operator_like(written);
  if (!meant) {
    reporter.at(place, "\"{}\" is no operator; filters know eq, ne, co, sw, ew, pr, gt, ge, lt, le",
                written);
    return;
  }
  Finding& finding = reporter.at(place, "\"{}\" is no operator; did you mean {}", written, *meant);
  finding.fix =
      Fix{fmt::format("write {}", *meant), Applicability::unsafe, {{place, std::string(*meant)}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor reference of System Log queries: an unknown operator is refused with E0000053",
    "vendor OpenAPI 2026.06.3, list of System Log events: all SCIM operators but [ ]",
};
constexpr std::string_view kCovers[] = {"syslog-operators"};

constexpr Example kExamples[] = {
    {"an operator of programming languages",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+«==»+%22policy.rule.update%22")",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22policy.rule.update%22")",
     "watch.sh"},
    {"an operator nobody knows",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+«eqw»+%22policy.rule.update%22")", "",
     "watch.sh"},
    {"a filter inside a list",
     R"(curl "https://${org}/api/v1/logs?filter=target«[»type+eq+%22PolicyRule%22]")", "",
     "watch.sh"},
    {"all is well",
     R"--(curl "https://${org}/api/v1/logs?filter=eventType+sw+%22policy.rule%22+and+not+(outcome.result+eq+%22SUCCESS%22+or+actor.id+pr)")--",
     "", "watch.sh"},
    {"operators in a text and in a name that is filled in",
     R"(curl "https://${org}/api/v1/logs?filter=eventType+eq+%22a+==+b%22+and+actor.id+${op}+%22x%22")",
     "", "watch.sh"},
};

}  // namespace

Rule unknown_operator() {
  return {.id = "system-log/unknown-operator",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a System Log filter uses an operator that does not exist",
          .rationale =
              "Filters are SCIM expressions: `attribute operator value`, with operators of two "
              "letters, joined by `and` and `or`. The server refuses any other operator, and the "
              "square brackets by which SCIM filters the items of a list, so the query finds "
              "nothing at all.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
