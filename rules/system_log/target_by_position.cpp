// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

/// Where in `target[0].id` or `target.0.id` the position stands; empty when there is none.
Span position_in(std::string_view attribute) {
  constexpr std::string_view kTarget = "target";
  if (!attribute.starts_with(kTarget) || attribute.size() < kTarget.size() + 2) return {};
  const std::size_t digits = kTarget.size() + 1;
  std::size_t end = std::min(attribute.find_first_not_of("0123456789", digits), attribute.size());
  if (end == digits) return {};
  const char mark = attribute[kTarget.size()];
  if (mark == '[' && end < attribute.size() && attribute[end] == ']') {
    ++end;
  } else if (mark != '.' || (end < attribute.size() && attribute[end] != '.')) {
    return {};
  }
  return {static_cast<std::uint32_t>(kTarget.size()), static_cast<std::uint32_t>(end)};
}

void check(const Request& request, Reporter& reporter) {
  const auto query = log_filter_query(request);
  if (!query) return;
  for (const LogComparison& comparison : query->filter.comparisons) {
    const Span position = position_in(comparison.attribute_text);
    if (position.empty()) continue;
    const Span host = query->to_host(
        {comparison.attribute.begin + position.begin, comparison.attribute.begin + position.end});
    Finding& finding = reporter.at(
        host, "targets have no fixed order; ask for the target's type instead of its position");
    finding.fix = Fix{"ask for any target", Applicability::unsafe, {{host, ""}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, LogEvent.target: the same object is not always at the same place of "
    "the array",
};
constexpr std::string_view kCovers[] = {"syslog-target-index"};

constexpr Example kExamples[] = {
    {"the first target",
     R"(curl "https://${org}/api/v1/logs?filter=target«[0]».id+eq+%22dae1a2b3c4d5e6f7g8h9%22")",
     R"(curl "https://${org}/api/v1/logs?filter=target.id+eq+%22dae1a2b3c4d5e6f7g8h9%22")",
     "watch.sh"},
    {"the second target",
     R"(curl "https://${org}/api/v1/logs?filter=target«.1».id+eq+%22dae1a2b3c4d5e6f7g8h9%22")",
     R"(curl "https://${org}/api/v1/logs?filter=target.id+eq+%22dae1a2b3c4d5e6f7g8h9%22")",
     "watch.sh"},
    {"any target",
     R"(curl "https://${org}/api/v1/logs?filter=target.id+eq+%22dae1a2b3c4d5e6f7g8h9%22")", "",
     "watch.sh"},
    {"another attribute with a number",
     R"(curl "https://${org}/api/v1/logs?filter=debugContext.debugData.step.1+pr")", "",
     "watch.sh"},
};

}  // namespace

Rule target_by_position() {
  return {.id = "system-log/target-by-position",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a System Log filter asks for a target by its position",
          .rationale =
              "The targets of one kind of event are not always in the same order, so a filter by "
              "position misses events and hits others. `target.id` and `target.type` look at all "
              "targets.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
