// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "report/policy_test_formats.h"
#include "report/style.h"
#include "report/visible.h"

namespace posturelint {
namespace {

std::string place_name(const FilePlace& place) {
  const Position at = place.position();
  return fmt::format("{}:{}:{}", visible(place.source->name()), at.line, at.column);
}

std::string count_of(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

void add_case(std::string& out, const CaseResult& result, const Paint& paint) {
  out += fmt::format("{}  {}: {}\n",
                     result.passed ? paint(Ink::fix, "pass") : paint(Ink::error, "FAIL"),
                     place_name(result.place), visible(result.name));
  if (!result.passed) {
    out += fmt::format("      expected: {}\n", visible(result.expected));
    out += fmt::format("      but:      {}\n", visible(result.got, 300));
    if (result.decided_at)
      out += fmt::format("      {}: decides\n", place_name(*result.decided_at));
    for (const ReportedUntold& untold : result.untold) {
      out += fmt::format("      not told: {}{}\n", visible(untold.what, 200),
                         untold.member.empty() ? "" : fmt::format(" (\"{}\")", untold.member));
    }
  }
  for (const Question question : result.assumed) {
    out += fmt::format("      assuming {}: {}\n", assumption(question).name,
                       assumption(question).usual);
  }
}

}  // namespace

std::string describe(const UntestedPart& part) {
  switch (part.kind) {
    case UntestedPart::Kind::rule_not_reached:
      return fmt::format("no case is decided by {}", part.rule);
    case UntestedPart::Kind::rule_not_missed:
      return fmt::format("deleting {} fails no case", part.rule);
    case UntestedPart::Kind::condition_not_missed:
      break;
  }
  return fmt::format("deleting {} of {} fails no case", part.pointer, part.rule);
}

std::string render_policy_tests_text(const PolicyTestReport& report, bool color) {
  const Paint paint(color);
  std::string out;
  for (const CaseResult& result : report.cases) add_case(out, result, paint);
  if (!report.untested.empty()) out += "\nuntested:\n";
  for (const UntestedPart& part : report.untested) {
    out += fmt::format("  {}: {}\n", place_name(part.place), visible(describe(part)));
  }
  if (!report.is_complete)
    out += "  and perhaps more: there are too many cases to try everything\n";
  const auto count = [&](UntestedPart::Kind kind) {
    return static_cast<std::size_t>(std::ranges::count(report.untested, kind, &UntestedPart::kind));
  };
  out += fmt::format("\n{}: {} passed, {} failed; {} of {} decided about a case\n",
                     count_of(report.cases.size(), "case"), report.cases.size() - report.failed(),
                     report.failed(), report.rules - count(UntestedPart::Kind::rule_not_reached),
                     count_of(report.rules, "rule"));
  return out;
}

}  // namespace posturelint
