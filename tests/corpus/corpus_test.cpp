// SPDX-License-Identifier: Apache-2.0
// corpus/ok must be silent; a file of corpus/err must give exactly the findings written beside it.
// UPDATE_GOLDENS=1 writes the .findings files; read the difference before you commit it.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/corpus/linted_file.h"
#include "tests/support/golden.h"

namespace posturelint::test {
namespace {

constexpr std::string_view kExpected = ".findings";

std::vector<std::string> samples(const std::string& folder) {
  auto paths = files_below(project_dir() + "/corpus/" + folder);
  std::erase_if(paths, [](const std::string& path) { return path.ends_with(kExpected); });
  return paths;
}

/// `corpus/err/a.json` → `corpus/err/a.json.findings`, relative to the project.
std::string expectation_of(const std::string& path) {
  return path.substr(project_dir().size() + 1) + std::string(kExpected);
}

TEST(Corpus, OkIsSilent) {
  const auto paths = samples("ok");
  ASSERT_GE(paths.size(), 12U);
  for (const std::string& path : paths) {
    EXPECT_EQ(findings_text(lint_file(path)), "") << path;
  }
}

TEST(Corpus, OkHoldsSomethingOfOurs) {
  std::size_t resources = 0;
  for (const std::string& path : samples("ok")) resources += lint_file(path).resources;
  EXPECT_GE(resources, 15U) << "silence proves nothing when nothing is recognised";
}

TEST(Corpus, ErrGivesItsFindings) {
  const auto paths = samples("err");
  ASSERT_GE(paths.size(), 10U);
  for (const std::string& path : paths) {
    SCOPED_TRACE(path);
    const std::string found = findings_text(lint_file(path));
    EXPECT_FALSE(found.empty()) << "nothing is wrong here; does it belong to corpus/ok?";
    EXPECT_TRUE(matches_golden(expectation_of(path), found));
  }
}

TEST(Corpus, EveryExpectationHasItsFile) {
  for (const std::string& path : files_below(project_dir() + "/corpus/err")) {
    if (!path.ends_with(kExpected)) continue;
    const std::string sample = path.substr(0, path.size() - kExpected.size());
    EXPECT_TRUE(std::filesystem::exists(sample)) << path << " expects findings in no file";
  }
}

/// Fixing may leave findings that have no fix, but must not break a text that could be read.
TEST(Corpus, FixingErrAddsNoSyntaxError) {
  const auto syntax_errors = [](const FileReport& report) {
    return std::ranges::count_if(report.findings, [](const Finding& finding) {
      return finding.rule.starts_with("syntax/");
    });
  };
  for (const std::string& path : samples("err")) {
    const FixReport fixed = fix_file(path);
    EXPECT_LE(syntax_errors(fixed.remaining), syntax_errors(lint_file(path))) << path;
    for (const Finding& finding : fixed.remaining.findings) {
      EXPECT_FALSE(finding.fix) << path << ": the fix of " << finding.rule << " was not applied";
    }
  }
}

/// Seeds for the fuzzers, and every input that ever crashed us. What is found does not matter here.
TEST(Corpus, FuzzSeedsDoNoHarm) {
  const auto paths = samples("fuzz");
  ASSERT_FALSE(paths.empty());
  for (const std::string& path : paths) {
    SCOPED_TRACE(path);
    for (const Finding& finding : lint_file(path).findings) EXPECT_FALSE(finding.message.empty());
    EXPECT_NO_THROW(static_cast<void>(fix_file(path)));
  }
}

}  // namespace
}  // namespace posturelint::test
