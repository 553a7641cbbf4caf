// SPDX-License-Identifier: Apache-2.0
#include "report/gzip_size.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(GzipSize, OfRepetitionsIsSmall) {
  const std::string text = repeated("{\"ruleId\":\"schema/unknown-property\"}\n", 100'000);
  EXPECT_LT(gzip_size_bound(text), text.size() / 50);
  EXPECT_GE(gzip_size_bound(text), 10'832U) << "what gzip makes of it";
}

TEST(GzipSize, IsNotLessThanWhatGzipNeeds) {
  std::string text;
  std::uint64_t state = 1;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    text += fmt::format("{{\"line\":{},\"hash\":\"{:016x}\"}}\n", i, state);
  }
  EXPECT_GE(gzip_size_bound(text), 272594U);
  EXPECT_LE(gzip_size_bound(text), 408891U) << "half as much again";
}

TEST(GzipSize, OfNoiseIsThatOfTheText) {
  std::string text;
  std::uint64_t state = 1;
  for (int i = 0; i < 1'000'000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    text += static_cast<char>(state >> 56U);
  }
  EXPECT_GE(gzip_size_bound(text), text.size());
  EXPECT_LE(gzip_size_bound(text), text.size() + text.size() / 100);
}

TEST(GzipSize, OfNothingIsThatOfAnEmptyFile) {
  EXPECT_GE(gzip_size_bound(""), 20U);
  EXPECT_LE(gzip_size_bound("abc"), 64U);
}

}  // namespace
}  // namespace posturelint
