// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/effort.h"

#include <algorithm>
#include <ctime>
#include <limits>

#include <gtest/gtest.h>

namespace posturelint::test {
namespace {

double thread_seconds() {
  struct timespec now {};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

double effort_of(const std::function<void()>& work) {
  const double start = thread_seconds();
  work();
  return thread_seconds() - start;
}

std::string repeat(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

void expect_effort_in_proportion(std::size_t bytes, double seconds,
                                 const std::function<std::string(std::size_t bytes)>& make,
                                 const std::function<void(const std::string&)>& work) {
  bytes /= kScale;
  constexpr std::size_t kTimes = 4;
  constexpr double kRoom = 2;  // 4 times the text may take 8 times as long; the square is 16
  // Seconds below which a clock says little: what the shorter text needs may still be in the
  // allocator's hands, where the longer one asks the system for memory.
  constexpr double kTooShort = 0.005;
  const std::string shorter = make(bytes / kTimes);
  const std::string longer = make(bytes);
  // Even the time on a processor grows when others use it too: the least of some tries counts.
  constexpr int kTries = 5;
  double for_shorter = std::numeric_limits<double>::infinity();
  double for_longer = for_shorter;
  const auto allowed = [&] {
    return static_cast<double>(kTimes) * kRoom * std::max(for_shorter, kTooShort);
  };
  for (int i = 0; i < kTries; ++i) {
    for_shorter = std::min(for_shorter, effort_of([&] { work(shorter); }));
    for_longer = std::min(for_longer, effort_of([&] { work(longer); }));
    if (for_longer <= seconds * kSlowness && for_longer <= allowed()) break;
  }
  const auto micros = [](double value) { return static_cast<int>(value * 1e6); };
  testing::Test::RecordProperty("bytes", static_cast<int>(bytes));
  testing::Test::RecordProperty("microseconds", micros(for_longer));
  testing::Test::RecordProperty("microseconds_for_a_quarter", micros(for_shorter));
  EXPECT_LE(for_longer, seconds * kSlowness) << "seconds for " << bytes << " bytes";
  EXPECT_LE(for_longer, allowed())
      << "seconds for " << bytes << " bytes; a quarter of it took " << for_shorter;
}

}  // namespace posturelint::test
