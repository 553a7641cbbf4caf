// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

void check(const Request& request, Reporter& reporter) {
  constexpr std::string_view kMost = "1000";
  const auto query = log_query(request);
  const QueryParameter* limit = query ? query->find("limit") : nullptr;
  if (limit == nullptr || limit->is_unknown() || limit->value.empty()) return;
  std::string_view digits = limit->value;
  const bool number = digits.find_first_not_of("0123456789") == std::string_view::npos;
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  const bool fits =
      digits.size() < kMost.size() || (digits.size() == kMost.size() && digits <= kMost);
  if (number && fits) return;
  Finding& finding = reporter.at(limit->value_span(), "the limit is {}; a page has 0 to {} events",
                                 limit->value, kMost);
  if (!number) return;
  finding.fix =
      Fix{"ask for the largest page", Applicability::unsafe, {{limit->value_span(), "1000"}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, list of System Log events: limit is between 0 and 1000, 100 when "
    "not given",
};
constexpr std::string_view kCovers[] = {"syslog-limit"};

constexpr Example kExamples[] = {
    {"more than a page holds",
     R"(curl "https://${org}/api/v1/logs?limit=«5000»&since=2026-07-01T00:00:00Z")",
     R"(curl "https://${org}/api/v1/logs?limit=1000&since=2026-07-01T00:00:00Z")", "watch.sh"},
    {"no number", R"(curl "https://${org}/api/v1/logs?limit=«all»")", "", "watch.sh"},
    {"a full page", R"(curl "https://${org}/api/v1/logs?limit=1000")", "", "watch.sh"},
    {"a number that is filled in later", R"(curl "https://${org}/api/v1/logs?limit=${limit}")", "",
     "watch.sh"},
};

}  // namespace

Rule limit_out_of_range() {
  return {.id = "system-log/limit-out-of-range",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a System Log query asks for more than a page holds",
          .rationale =
              "One answer holds at most 1000 events, and 100 when nothing is said. Whoever counts "
              "on more overlooks events. The next page is behind the link `next` in the header of "
              "the answer.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
