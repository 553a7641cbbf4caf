// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace posturelint::test {

/// `EXPECT_TRUE(matches_golden("tests/unit/report/text.golden", rendered))`: true when the file
/// (relative to the project) holds exactly `actual`; else the failure shows a diff. With
/// UPDATE_GOLDENS=1 in the environment the file is written instead, and the answer is true.
testing::AssertionResult matches_golden(const std::string& path, std::string_view actual);

/// The lines in which two texts differ, each with a few lines around: `-` is in `expected` only,
/// `+` in `actual` only. Empty when they are equal.
std::string diff_lines(std::string_view expected, std::string_view actual);

/// The whole file (relative to the project); throws std::runtime_error when it cannot be read.
std::string read_project_file(const std::string& path);

/// Where the project's sources are, without a slash at the end.
std::string project_dir();

/// The folder `shared` beside the project, or empty when there is none: tests that need it skip.
std::string shared_dir();

}  // namespace posturelint::test
