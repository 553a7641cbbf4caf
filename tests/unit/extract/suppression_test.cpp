// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/extraction.h"

namespace posturelint::test {
namespace {

using Strings = std::vector<std::string>;

std::string covered(const Extraction& found, std::size_t index = 0) {
  if (index >= found.suppressions.size()) return "no such suppression";
  return std::string(found.source->text(found.suppressions[index].target));
}

TEST(Suppression, InAGuideCoversTheNextBlock) {
  const Extraction found =
      extract_from("guide.md",
                   "# T\n\n"
                   "<!-- posturelint-ignore request/ssws-token, syntax: old org -->\n\n"
                   "```json\n{}\n```\n\nAnother block\n");
  ASSERT_EQ(found.suppressions.size(), 1U);
  EXPECT_EQ(found.suppressions[0].rules, (Strings{"request/ssws-token", "syntax"}));
  EXPECT_EQ(found.suppressions[0].reason, "old org");
  EXPECT_EQ(covered(found), "```json\n{}\n```\n");
  EXPECT_EQ(place(found, found.suppressions[0].span), "3:1");
}

TEST(Suppression, SeveralCommentsCoverTheSameBlock) {
  const Extraction found = extract_from("guide.md",
                                        "<!-- posturelint-ignore a/b: one -->\n"
                                        "<!-- posturelint-ignore c/d: two -->\n"
                                        "Text.\n");
  ASSERT_EQ(found.suppressions.size(), 2U);
  EXPECT_EQ(covered(found, 0), covered(found, 1));
  EXPECT_EQ(covered(found, 0), "Text.\n");
}

TEST(Suppression, InAScriptCoversTheNextCommand) {
  const Extraction found = extract_from("push.sh",
                                        "# posturelint-ignore request/ssws-token: old org\n"
                                        "# more words\n"
                                        "curl -d @- \"$url\" <<EOF\n{}\nEOF\n"
                                        "curl \"$url\"\n");
  EXPECT_EQ(covered(found), "curl -d @- \"$url\" <<EOF\n{}\nEOF");
}

TEST(Suppression, InAScriptOfAGuide) {
  const Extraction found = extract_from("guide.md",
                                        "- ```sh\n"
                                        "  # posturelint-ignore request: old org\n"
                                        "  curl https://a.example.com/api/v1/logs\n"
                                        "  ```\n");
  EXPECT_EQ(covered(found), "curl https://a.example.com/api/v1/logs");
}

TEST(Suppression, InAnHttpFileCoversTheNextRequest) {
  const Extraction found = extract_from("calls.http",
                                        "# posturelint-ignore request: old org\n"
                                        "GET https://a.example.com/api/v1/logs\n");
  EXPECT_EQ(covered(found), "GET https://a.example.com/api/v1/logs");
}

TEST(Suppression, WithoutARuleNamesNone) {
  for (const std::string_view words : {"posturelint-ignore", "posturelint-ignore: old org"}) {
    const Extraction found = extract_from("guide.md", fmt::format("<!-- {} -->\n\nx\n", words));
    ASSERT_EQ(found.suppressions.size(), 1U) << words;
    EXPECT_EQ(found.suppressions[0].rules, Strings{}) << words;
  }
}

TEST(Suppression, SeveralCommentsCoverTheSameRequest) {
  const Extraction found = extract_from("calls.http",
                                        "# posturelint-ignore a/b: one\n"
                                        "# posturelint-ignore c/d: two\n"
                                        "GET https://a.example.com/api/v1/logs\n"
                                        "###\n"
                                        "# posturelint-ignore e/f: nothing follows\n");
  ASSERT_EQ(found.suppressions.size(), 3U);
  EXPECT_EQ(covered(found, 0), covered(found, 1));
  EXPECT_EQ(covered(found, 2), "");
}

TEST(Suppression, IsNotWhatOnlyLooksLikeOne) {
  EXPECT_TRUE(
      extract_from("guide.md", "<!-- posturelint-ignored a/b: x -->\n\nx\n").suppressions.empty());
  EXPECT_TRUE(extract_from("guide.md", "<!-- see posturelint-ignore a/b: x -->\n\nx\n")
                  .suppressions.empty());
}

}  // namespace
}  // namespace posturelint::test
