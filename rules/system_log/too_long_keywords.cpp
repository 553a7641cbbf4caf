// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"
#include "text/utf8.h"

namespace posturelint::rules::system_log {
namespace {

void check(const Request& request, Reporter& reporter) {
  constexpr std::size_t kMostKeywords = 10;
  constexpr std::size_t kLongest = 40;
  const auto query = log_query(request);
  const QueryParameter* q = query ? query->find("q") : nullptr;
  if (q == nullptr || q->is_unknown()) return;
  const std::vector<Span> words = log_keywords(q->value);
  if (words.size() > kMostKeywords) {
    reporter.at(q->value_span(), "q has {} keywords; at most {} are accepted", words.size(),
                kMostKeywords);
  }
  for (const Span word : words) {
    const std::size_t size =
        count_code_points(std::string_view(q->value).substr(word.begin, word.size()));
    if (size <= kLongest) continue;
    reporter.at(q->to_host(word), "a keyword of {} characters; at most {} are accepted", size,
                kLongest);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor reference of System Log queries: a keyword of more than 40 characters is refused with "
    "E0000001",
    "vendor OpenAPI 2026.06.3, list of System Log events: at most 10 keywords of at most 40 "
    "characters, before encoding",
};
constexpr std::string_view kCovers[] = {"syslog-q-limits"};

constexpr Example kExamples[] = {
    {"a long keyword",
     R"(curl "https://${org}/api/v1/logs?q=«0123456789012345678901234567890123456789x»+device")",
     "", "watch.sh"},
    {"eleven keywords", R"(curl "https://${org}/api/v1/logs?q=«a+b+c+d+e+f+g+h+i+j+k»")", "",
     "watch.sh"},
    {"ten keywords", R"(curl "https://${org}/api/v1/logs?q=a+b+c+d+e+f+g+h+i+j")", "", "watch.sh"},
    {"forty characters, longer in the URL",
     R"(curl "https://${org}/api/v1/logs?q=%C3%A4123456789012345678901234567890123456789")", "",
     "watch.sh"},
    {"keywords that are filled in later",
     R"(curl "https://${org}/api/v1/logs?q=${words}+b+c+d+e+f+g+h+i+j+k")", "", "watch.sh"},
};

}  // namespace

Rule too_long_keywords() {
  return {.id = "system-log/too-long-keywords",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a System Log query has too many or too long keywords",
          .rationale =
              "`q` takes at most ten keywords of at most forty characters each, counted before "
              "encoding. The server refuses longer ones, and says so; a filter can look for a "
              "longer text.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
