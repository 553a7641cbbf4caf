// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/transcript.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/golden.h"

namespace posturelint {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCases = "tests/cli/cases";

/// The names of the files in cases/, without their ending, sorted.
std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(fs::path(test::project_dir()) / kCases)) {
    if (entry.path().extension() == ".transcript") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

TEST(TranscriptFiles, AreFound) { EXPECT_FALSE(case_names().empty()); }

using Transcripts = testing::TestWithParam<std::string>;

TEST_P(Transcripts, TellWhatTheProgramAnswers) {
  const std::string file = std::string(kCases) + "/" + GetParam() + ".transcript";
  const test::Transcript expected = test::parse_transcript(test::read_project_file(file));
  ASSERT_FALSE(expected.steps.empty()) << file << " has no step";
  EXPECT_TRUE(test::matches_golden(file, test::to_text(test::run_transcript(expected))));
}

INSTANTIATE_TEST_SUITE_P(Cli, Transcripts, testing::ValuesIn(case_names()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace posturelint
