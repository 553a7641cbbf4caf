// SPDX-License-Identifier: Apache-2.0
#include "report/wrap.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(Wrap, FillsLinesAndKeepsParagraphsApart) {
  EXPECT_EQ(wrap("one two three four\nfive\n\nsix", "  ", 15),
            "  one two three\n"
            "  four five\n"
            "\n"
            "  six\n");
}

TEST(Wrap, HangsTheItemsOfAList) {
  EXPECT_EQ(wrap("of:\n- one two three\n- four", "", 9),
            "of:\n"
            "- one two\n"
            "  three\n"
            "- four\n");
}

TEST(Wrap, KeepsCode) { EXPECT_EQ(wrap("as in\n    {  }", "", 80), "as in\n    {  }\n"); }

TEST(Wrap, LetsALongWordStandAlone) {
  EXPECT_EQ(wrap("a https://example.com/long b", "", 10), "a\nhttps://example.com/long\nb\n");
}

TEST(Wrap, MeasuresColumnsNotBytes) { EXPECT_EQ(wrap("ää öö üü", "", 8), "ää öö üü\n"); }

TEST(Wrap, OfNothingIsNothing) { EXPECT_EQ(wrap("", "  ", 80), ""); }

}  // namespace
}  // namespace posturelint
