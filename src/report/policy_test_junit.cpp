// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include <fmt/format.h>

#include "report/policy_test_formats.h"
#include "report/visible.h"

namespace posturelint {
namespace {

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void add_case(std::string& out, const CaseResult& result) {
  const Position at = result.place.position();
  out += fmt::format("  <testcase name=\"{}\" classname=\"{}\" time=\"0\"", xml(result.name),
                     xml(result.place.source->name()));
  if (result.passed) {
    out += "/>\n";
    return;
  }
  out += fmt::format(
      ">\n    <failure message=\"{}\" type=\"failure\">{}:{}:{}: expected: {}; but: "
      "{}</failure>\n  </testcase>\n",
      xml(result.got), xml(result.place.source->name()), at.line, at.column, xml(result.expected),
      xml(result.got));
}

}  // namespace

std::string render_policy_tests_junit(const PolicyTestReport& report) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += fmt::format(
      "<testsuites name=\"posturelint test\" tests=\"{0}\" failures=\"{1}\" errors=\"0\">\n"
      " <testsuite name=\"posturelint test\" tests=\"{0}\" failures=\"{1}\" errors=\"0\" "
      "skipped=\"0\" time=\"0\">\n",
      report.cases.size(), report.failed());
  for (const CaseResult& result : report.cases) add_case(out, result);
  return out + " </testsuite>\n</testsuites>\n";
}

}  // namespace posturelint
