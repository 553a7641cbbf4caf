// SPDX-License-Identifier: Apache-2.0
#include "text/source.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

SourcePtr source(std::string text) { return Source::from_string("a.json", std::move(text)); }

void expect_position(const Source& text, std::uint32_t offset, Position expected) {
  EXPECT_EQ(text.position(offset).line, expected.line) << offset;
  EXPECT_EQ(text.position(offset).column, expected.column) << offset;
}

TEST(SourcePosition, CountsLinesAndColumnsFromOne) {
  const SourcePtr text = source("ab\ncd");
  expect_position(*text, 0, {1, 1});
  expect_position(*text, 2, {1, 3});
  expect_position(*text, 3, {2, 1});
  expect_position(*text, 5, {2, 3});
  expect_position(*text, 99, {2, 3});
}

TEST(SourcePosition, EndsLinesAtLfCrLfAndLoneCr) {
  const SourcePtr text = source("a\r\nb\rc\nd");
  expect_position(*text, 3, {2, 1});
  expect_position(*text, 5, {3, 1});
  expect_position(*text, 7, {4, 1});
  EXPECT_EQ(text->line_count(), 4U);
  EXPECT_EQ(text->text(text->line_span(1)), "a");
  EXPECT_EQ(text->text(text->line_span(4)), "d");
  EXPECT_EQ(text->line_at(4), 2U) << "a line's end belongs to it";
}

TEST(SourcePosition, GivesAByteOrderMarkNoWidth) {
  const SourcePtr text = source("\xEF\xBB\xBF{}");
  EXPECT_EQ(text->bom_size(), 3U);
  expect_position(*text, 0, {1, 1});
  expect_position(*text, 3, {1, 1});
  expect_position(*text, 4, {1, 2});
  EXPECT_EQ(text->utf16_position(4).character, 1U);
  EXPECT_EQ(text->offset(Position{1, 1}), 3U);
  EXPECT_EQ(text->offset(Utf16Position{0, 1}), 4U);
}

TEST(SourcePosition, CountsCodePointsAndUtf16Units) {
  const SourcePtr text = source("é😀x");
  expect_position(*text, 2, {1, 2});
  expect_position(*text, 6, {1, 3});
  EXPECT_EQ(text->utf16_position(6).character, 3U) << "an emoji is two units";
  EXPECT_EQ(text->offset(Utf16Position{0, 3}), 6U);
  EXPECT_EQ(text->offset(Position{1, 3}), 6U);
}

TEST(SourcePosition, CountsABadByteAsOneColumn) {
  const SourcePtr text = source("\xff\xfex");
  expect_position(*text, 2, {1, 3});
  EXPECT_EQ(text->utf16_position(2).character, 2U);
}

TEST(SourcePosition, TakesANulForAnOrdinaryCharacter) {
  const SourcePtr text = source(std::string("a\0b\nc", 5));
  expect_position(*text, 2, {1, 3});
  expect_position(*text, 4, {2, 1});
}

TEST(SourceOffset, ClampsPlacesPastTheirLineOrText) {
  const SourcePtr text = source("ab\ncd\n");
  EXPECT_EQ(text->offset(Position{1, 99}), 2U);
  EXPECT_EQ(text->offset(Position{99, 1}), 6U);
  EXPECT_EQ(text->offset(Utf16Position{0, 99}), 2U);
  EXPECT_EQ(text->offset(Utf16Position{99, 0}), 6U);
}

TEST(SourceOffset, IsTheInverseOfPosition) {
  const SourcePtr text = source("{\r\n  \"ä\": \"😀\"\n}\r");
  for (const std::uint32_t offset : {0U, 3U, 5U, 8U, 11U, 12U, 17U, 18U, 20U}) {
    if (offset > text->text().size()) continue;
    const std::uint32_t back = text->offset(text->position(offset));
    EXPECT_EQ(text->position(back), text->position(offset)) << offset;
    EXPECT_EQ(text->offset(text->utf16_position(offset)), back) << offset;
  }
}

TEST(Source, OfAnEmptyTextHasOneEmptyLine) {
  const SourcePtr text = source("");
  EXPECT_EQ(text->line_count(), 1U);
  EXPECT_TRUE(text->line_span(1).empty());
  expect_position(*text, 0, {1, 1});
}

TEST(SourceRead, KeepsEveryByte) {
  const std::string path = testing::TempDir() + "/source_read.bin";
  const std::string bytes("\xEF\xBB\xBF{\0\xff\r\n", 8);
  std::ofstream(path, std::ios::binary) << bytes;
  const auto read = Source::read(path);
  ASSERT_TRUE(read);
  EXPECT_EQ((*read)->text(), bytes);
  EXPECT_EQ((*read)->name(), path);
}

TEST(SourceRead, SaysWhichFileCannotBeReadAndWhy) {
  const auto missing = Source::read("/nowhere/policy.json");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().what, "/nowhere/policy.json: No such file or directory");
  const auto folder = Source::read(testing::TempDir());
  ASSERT_FALSE(folder);
  EXPECT_TRUE(folder.error().what.ends_with(": is a directory")) << folder.error().what;
}

}  // namespace
}  // namespace posturelint
