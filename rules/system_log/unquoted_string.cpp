// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

void check(const Request& request, Reporter& reporter) {
  const auto query = log_filter_query(request);
  if (!query) return;

  const LogFilter& filter = query->filter;
  const Span wrong = filter.mistake_span;
  const std::string_view written =
      std::string_view(query->parameter->value).substr(wrong.begin, wrong.size());
  if (filter.mistake == LogFilterMistake::unclosed_string) {
    reporter.at(query->to_host(wrong), "the text {} has no second quotation mark", written);
    return;
  }
  if (filter.mistake != LogFilterMistake::unquoted_value) return;
  Finding& finding = reporter.at(
      query->to_host(wrong), "{} is not in double quotes; in a URL they are written %22", written);
  Span open{wrong.begin, wrong.begin};
  Span close{wrong.end, wrong.end};
  if (written.front() == '\'' || written.front() == '`') {
    if (written.size() < 2 || written.back() != written.front()) return;
    open.end = wrong.begin + 1;
    close.begin = wrong.end - 1;
  }
  finding.fix = Fix{"put it in double quotes",
                    Applicability::unsafe,
                    {{query->to_host(open), "%22"}, {query->to_host(close), "%22"}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor reference of System Log queries: an invalid filter is refused with E0000053; texts "
    "stand in double quotes",
    "vendor guide on device assurance: its queries write %22",
};
constexpr std::string_view kCovers[] = {"syslog-filter-quote"};

constexpr Example kExamples[] = {
    {"a bare word", R"(curl "https://${org}/api/v1/logs?filter=outcome.result+eq+«FAILURE»")",
     R"(curl "https://${org}/api/v1/logs?filter=outcome.result+eq+%22FAILURE%22")", "watch.sh"},
    {"single quotes",
     R"(curl "https://${org}/api/v1/logs?filter=outcome.result+eq+«'FAILURE'»+and+actor.id+pr")",
     R"(curl "https://${org}/api/v1/logs?filter=outcome.result+eq+%22FAILURE%22+and+actor.id+pr")",
     "watch.sh"},
    {"only one mark", R"(curl "https://${org}/api/v1/logs?filter=outcome.result+eq+«%22FAILURE»")",
     "", "watch.sh"},
    {"double quotes, encoded",
     R"(curl "https://${org}/api/v1/logs?filter=outcome.result+eq+%22FAILURE%22")", "", "watch.sh"},
    {"truth, numbers and what is filled in need none",
     R"(curl "https://${org}/api/v1/logs?filter=client.device.managed+eq+true+and+severity.level+gt+3+and+actor.id+eq+${id}")",
     "", "watch.sh"},
};

}  // namespace

Rule unquoted_string() {
  return {.id = "system-log/unquoted-string",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a System Log filter has a text without double quotes",
          .rationale =
              "A text in a SCIM filter stands in double quotes. Single quotes or none make the "
              "filter invalid, and the server refuses the query. In a URL a double quote is `%22`; "
              "written raw, the shell may take it away.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
