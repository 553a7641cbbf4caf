// SPDX-License-Identifier: Apache-2.0
#include "lsp/json_layout.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint::lsp {
namespace {

std::string laid_out(std::string_view text, const LayoutStyle& style = {}) {
  const Document document = Document::parse(text);
  return apply_edits(text, layout_edits(document, style));
}

TEST(JsonLayout, OneMemberALineWhereItWasSo) {
  EXPECT_EQ(laid_out("{\"b\":1,\n\"a\":[true,\nnull]}"),
            "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null\n  ]\n}");
}

TEST(JsonLayout, WhatIsOnOneLineAndFitsStaysThere) {
  EXPECT_EQ(laid_out(R"({"b":1,   "a":[ 1,2 ]})"), R"({"b": 1, "a": [1, 2]})");
  EXPECT_EQ(laid_out(R"({"b":1,"a":[1,2]})", {.width = 12}),
            "{\n  \"b\": 1,\n  \"a\": [\n    1,\n    2\n  ]\n}");
}

TEST(JsonLayout, KeepsTheOrderOfKeysAndEveryValue) {
  const std::string text = "{\"z\" :1.50e+2,\n\"a\":\"\\u00e9 {,:\" , \"z\":[ ]}";
  EXPECT_EQ(laid_out(text), "{\n  \"z\": 1.50e+2,\n  \"a\": \"\\u00e9 {,:\",\n  \"z\": []\n}");
}

TEST(JsonLayout, WhatNestsDeeperThanAnybodyWritesStaysAsItIs) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + "\n" + std::string(depth, ']');
  };
  EXPECT_NE(laid_out(nested(200)), nested(200));
  EXPECT_EQ(laid_out(nested(201)), nested(201));
}

TEST(JsonLayout, IsDoneAfterOneTime) {
  for (const std::string_view text :
       {"{\"b\":1,\n\"a\":[true,\nnull]}", "[[\n[]],{}]", "\n\n 1 \n", R"({"a":{"b":[{}]}})"}) {
    const std::string once = laid_out(text);
    EXPECT_EQ(laid_out(once), once);
  }
}

TEST(JsonLayout, IndentsAsItIsTold) {
  EXPECT_EQ(laid_out("[1,\n2]", {.indentation = "\t", .base = "  ", .line_end = "\r\n"}),
            "[\r\n  \t1,\r\n  \t2\r\n  ]");
}

TEST(JsonLayout, LeavesATextAloneThatIsNotWellFormed) {
  EXPECT_EQ(laid_out("{\"a\":1,}"), "{\"a\":1,}");
  EXPECT_EQ(laid_out("{\"a\":  // why\n1}"), "{\"a\":  // why\n1}");
  EXPECT_EQ(laid_out(""), "");
}

}  // namespace
}  // namespace posturelint::lsp
