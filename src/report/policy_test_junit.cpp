// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "report/junit_writer.h"
#include "report/policy_test_formats.h"
#include "report/visible.h"

namespace posturelint {
namespace {

constexpr std::string_view kTool = "posturelint test";

void write_case(JunitWriter& junit, const CaseResult& result) {
  const std::string file = visible(result.place.source->name());
  junit.begin_case(file, visible(result.name));
  if (!result.passed) {
    const Position at = result.place.position();
    const std::string got = visible(result.got);
    junit.outcome("failure", "failure", got,
                  fmt::format("{}:{}:{}: expected: {}; but: {}", file, at.line, at.column,
                              visible(result.expected), got));
  }
  junit.end();
}

}  // namespace

std::string render_policy_tests_junit(const PolicyTestReport& report) {
  std::string out;
  JunitWriter junit(out);
  const JunitCounts counts{.tests = report.cases.size(), .failures = report.failed()};
  junit.begin_suites(kTool, counts);
  junit.begin_suite(kTool, counts);
  for (const CaseResult& result : report.cases) write_case(junit, result);
  junit.end();
  junit.end();
  return out;
}

}  // namespace posturelint
