// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_placeholder.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(HoldsPlaceholder, KnowsWhatPeopleFillIn) {
  for (const std::string_view text :
       {"${x}", "a ${x} b", "https://${yourOktaDomain}/api", "{{ name }}", "x-{{name}}-y", "<ID>",
        "<your group id>", "{groupId}", "{IDVId}", "$NAME", "$name", "YOUR_API_KEY_HERE",
        "YOUR_GROUP_ID"}) {
    EXPECT_TRUE(holds_placeholder(text)) << text;
  }
}

TEST(HoldsPlaceholder, LeavesOrdinaryTextAlone) {
  for (const std::string_view text : {"",
                                      "$",
                                      "{}",
                                      "<>",
                                      "a < b",
                                      "a < b > c",
                                      "user.profile.x == \"y\"",
                                      "isMemberOfGroup({\"00g1\"})",
                                      "[a-z]{2,3}",
                                      "^\\d{4}$",
                                      "{2}",
                                      "$5",
                                      "US$ and EUR",
                                      "<b>bold</b>",
                                      "{\"a\": 1}",
                                      "${unfinished",
                                      "{{unfinished",
                                      "YOUR phone",
                                      "YOUR_",
                                      "group {name} of",
                                      "security.risk.level == 'LOW'"}) {
    EXPECT_FALSE(holds_placeholder(text)) << text;
  }
}

TEST(PlaceholderSize, CoversThePlaceholderAndNoMore) {
  EXPECT_EQ(placeholder_size("${x}, 1"), 4U);
  EXPECT_EQ(placeholder_size("${a:-{b}} 1"), 9U);
  EXPECT_EQ(placeholder_size("$(date +%s)}"), 11U);
  EXPECT_EQ(placeholder_size("$NAME,"), 5U);
  EXPECT_EQ(placeholder_size("{{ x }}}"), 7U);
  EXPECT_EQ(placeholder_size("<RULE ID>,"), 9U);
  EXPECT_EQ(placeholder_size("{ groupId }]"), 11U);
}

TEST(PlaceholderSize, IsZeroForJson) {
  for (const std::string_view text : {"{}", "{\"a\": 1}", "{{\"a\": 1}}", "[1]", "\"x\"", "true",
                                      "1", "$", "<", "{ \"x\" }", "{a: 1}", "${\n}"}) {
    EXPECT_EQ(placeholder_size(text), 0U) << text;
  }
}

}  // namespace
}  // namespace posturelint
