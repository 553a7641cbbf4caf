// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/count_of.h"
#include "report/finding_text.h"
#include "report/formats.h"
#include "report/junit_writer.h"
#include "report/place.h"
#include "report/uri.h"
#include "report/visible.h"

namespace posturelint {
namespace {

constexpr std::string_view kTool = "posturelint";
constexpr std::size_t kMaxMessage = 1000;

/// What one rule has to say about one file: a test case.
struct Case {
  std::vector<const Finding*> failed;  // at or above the severity that fails the run
  std::vector<const Finding*> passed;  // below it
  std::vector<const SuppressedFinding*> skipped;
};

/// A file with what its rules say, by the rules' ids.
struct Suite {
  const FileReport* file;
  std::map<std::string_view, Case> cases;

  [[nodiscard]] JunitCounts counts() const {
    JunitCounts counts{.tests = cases.size()};
    for (const auto& [rule, test] : cases) {
      if (!test.failed.empty()) {
        ++counts.failures;
      } else if (test.passed.empty()) {
        ++counts.skipped;
      }
    }
    return counts;
  }
};

class JunitReport {
 public:
  JunitReport(const RunReport& report, const ReportOptions& options)
      : report_(report), options_(options), junit_(out_) {}

  std::string render() {
    std::vector<Suite> suites;
    JunitCounts all{.tests = 1, .errors = report_.failures.empty() ? 0U : 1U};
    for (const FileReport& file : report_.files) {
      Suite suite = suite_of(file);
      if (suite.cases.empty()) continue;
      all.add(suite.counts());
      suites.push_back(std::move(suite));
    }
    junit_.begin_suites(kTool, all);
    write_run();
    for (const Suite& suite : suites) write_suite(suite);
    junit_.end();
    return std::move(out_);
  }

 private:
  Suite suite_of(const FileReport& file) const {
    Suite suite{.file = &file, .cases = {}};
    for (const Finding& finding : file.findings) {
      Case& test = suite.cases[finding.rule];
      const bool fails = options_.fail_on && finding.severity >= *options_.fail_on;
      (fails ? test.failed : test.passed).push_back(&finding);
    }
    for (const SuppressedFinding& silenced : file.suppressed) {
      suite.cases[silenced.finding.rule].skipped.push_back(&silenced);
    }
    return suite;
  }

  /// The run as a whole: a report without a single test case is an error to most servers.
  void write_run() {
    const auto& failures = report_.failures;
    junit_.begin_suite(kTool, {.tests = 1, .errors = failures.empty() ? 0U : 1U});
    junit_.begin_case(kTool, "every file could be read");
    if (failures.empty()) {
      junit_.output(count_of(report_.files_checked, "file") + " checked");
    } else {
      std::string text;
      for (const Error& failure : failures) text += visible(failure.what) + '\n';
      junit_.outcome("error", "failure", with_more(failures.front().what, failures.size()), text);
    }
    junit_.end();
    junit_.end();
  }

  void write_suite(const Suite& suite) {
    const Source& source = *suite.file->source;
    const std::string path = visible(reported_path(source.name(), options_.working_directory).path);
    junit_.begin_suite(path, suite.counts());
    junit_.attribute("file", path);
    for (const auto& [rule, test] : suite.cases) {
      junit_.begin_case(path, rule);
      write_outcome(test, source, path);
      junit_.end();
    }
    junit_.end();
  }

  void write_outcome(const Case& test, const Source& source, std::string_view path) {
    if (!test.failed.empty()) {
      const Finding& first = *test.failed.front();
      junit_.outcome("failure", to_string(first.severity),
                     with_more(first.message, test.failed.size()),
                     text_of(test.failed, source, path));
    } else if (test.passed.empty()) {
      const SuppressedFinding& first = *test.skipped.front();
      const bool is_known = first.by == Silencer::baseline;
      const std::string reason = is_known ? "known from the baseline" : "suppressed";
      const std::string why = first.reason.empty() ? "" : ": " + visible(first.reason);
      junit_.skipped(with_more(reason + why, test.skipped.size()));
    }
    if (!test.passed.empty()) {
      junit_.output(text_of(test.passed, source, path));
    }
  }

  /// `message`, and how many more there are like it.
  static std::string with_more(std::string_view message, std::size_t count) {
    const std::string first = shortened(visible(message), kMaxMessage);
    return count == 1 ? first : fmt::format("{} (and {} more)", first, count - 1);
  }

  /// Each finding as `--format text` begins it, with its notes and its fix.
  std::string text_of(const std::vector<const Finding*>& findings, const Source& source,
                      std::string_view path) const {
    std::string text;
    Places places(source);
    for (const Finding* finding : findings) {
      const Position place = places.at(finding->span.begin);
      fmt::format_to(std::back_inserter(text), "{}:{}:{}: {}: {}{}\n", path, place.line,
                     place.column, to_string(finding->severity), visible(finding->message),
                     notes_and_fix(*finding, source, options_.working_directory));
    }
    return text;
  }

  const RunReport& report_;
  const ReportOptions& options_;
  std::string out_;
  JunitWriter junit_;
};

}  // namespace

std::string render_junit(const RunReport& report, const ReportOptions& options) {
  return JunitReport(report, options).render();
}

}  // namespace posturelint
