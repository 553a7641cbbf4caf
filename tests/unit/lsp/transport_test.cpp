// SPDX-License-Identifier: Apache-2.0
#include "lsp/transport.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace posturelint::lsp {
namespace {

using Kind = Frame::Kind;

/// What comes out when the bytes come in pieces of one size.
std::vector<std::string> read(std::string_view bytes, std::size_t piece,
                              std::size_t max_bytes = kMaxMessageBytes) {
  FrameReader reader(max_bytes);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    reader.feed(bytes.substr(at, piece));
    while (auto frame = reader.next()) {
      out.push_back(frame->kind == Kind::message      ? frame->body
                    : frame->kind == Kind::bad_header ? "<bad header>"
                                                      : "<too long>");
    }
  }
  return out;
}

using Frames = std::vector<std::string>;

TEST(Transport, AnySplitOfTheBytesGivesTheSameMessages) {
  const std::string bytes = frame("{}") + frame("") + frame("[1, 2]") + frame("é");
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    EXPECT_EQ(read(bytes, piece), (Frames{"{}", "", "[1, 2]", "é"})) << piece;
  }
}

TEST(Transport, HeadersMayComeInAnyOrderAndCase) {
  EXPECT_EQ(read("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n"
                 "content-length:   2\r\n\r\n{}",
                 1),
            Frames{"{}"});
}

TEST(Transport, LineFeedsAloneAreTaken) {
  EXPECT_EQ(read("Content-Length: 2\n\n{}", 1), Frames{"{}"});
}

TEST(Transport, AHeaderWithoutALengthDoesNotLoseWhatFollows) {
  const std::string bad[] = {"Content-Type: x\r\n\r\n{}", "Content-Length: two\r\n\r\n{}",
                             "Content-Length: -1\r\n\r\n{}",
                             "Content-Length: 99999999999999999999999\r\n\r\n{}"};
  for (const std::string& text : bad) {
    for (const std::size_t piece : {1U, 7U, 1000U}) {
      EXPECT_EQ(read(text + frame("[1]"), piece), (Frames{"<bad header>", "[1]"})) << text;
    }
  }
}

TEST(Transport, GarbageIsSkippedUpToTheNextHeader) {
  const std::string garbage(100'000, '\x7f');
  for (const std::size_t piece : {1'000U, 1'000'000U}) {
    EXPECT_EQ(read(garbage + frame("[1]"), piece), (Frames{"<bad header>", "[1]"}));
  }
}

TEST(Transport, ALongMessageIsSkippedWithoutBeingKept) {
  const std::string bytes = frame(std::string(1000, 'x')) + frame("[1]");
  for (const std::size_t piece : {1U, 13U, 5000U}) {
    EXPECT_EQ(read(bytes, piece, 100), (Frames{"<too long>", "[1]"}));
  }
}

TEST(Transport, AnUnfinishedMessageIsNone) {
  EXPECT_EQ(read("Content-Length: 10\r\n\r\n{}", 3), Frames{});
  EXPECT_EQ(read("Content-Le", 3), Frames{});
}

}  // namespace
}  // namespace posturelint::lsp
