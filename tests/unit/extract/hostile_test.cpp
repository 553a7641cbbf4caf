// SPDX-License-Identifier: Apache-2.0
// Whatever a file holds: no crash, no endless work, spans inside the file, maps that fit.
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/extract/extraction.h"

namespace posturelint::test {
namespace {

const std::vector<std::string> kHosts = {"a.md", "a.sh", "a.http", "a.jsonl", "a.json"};

void expect_sane(const Extraction& found) {
  const auto size = static_cast<std::uint32_t>(found.source->text().size());
  const auto expect_inside = [&](Span span) {
    ASSERT_LE(span.begin, span.end);
    ASSERT_LE(span.end, size);
  };
  for (const Fragment& fragment : found.fragments) {
    expect_inside(fragment.host);
    const std::string_view text = found.text(fragment);
    const auto step = static_cast<std::uint32_t>(text.size() / 200 + 1);
    for (std::uint32_t i = 0; i < text.size(); i += step) {
      expect_inside(fragment.map.to_host({i, i + 1}));
      expect_inside(fragment.map.to_host({i, i}));
    }
    if (fragment.request) {
      ASSERT_LT(*fragment.request, found.requests.size());
    }
  }
  for (const Request& request : found.requests) {
    expect_inside(request.span);
    expect_inside(request.url_span);
    expect_inside(request.method_span);
    for (const Header& header : request.headers) {
      expect_inside(header.name_span);
      expect_inside(header.value_span);
    }
  }
  for (const SuppressionComment& comment : found.suppressions) {
    expect_inside(comment.span);
    expect_inside(comment.target);
  }
}

void expect_all_hosts_survive(const std::string& text) {
  for (const std::string& host : kHosts) {
    SCOPED_TRACE(host);
    expect_sane(extract_from(host, text));
  }
}

TEST(Hostile, RandomPiecesOfEverything) {
  const std::vector<std::string> pieces = {"```bash\n",
                                           "```json\n",
                                           "```\n",
                                           "~~~\n",
                                           "> ",
                                           "- ",
                                           "  ",
                                           "\t",
                                           "\n",
                                           "\r\n",
                                           "curl ",
                                           "-d ",
                                           "'",
                                           "\"",
                                           "$'",
                                           "`",
                                           "$(",
                                           ")",
                                           "${",
                                           "}",
                                           "<<EOF\n",
                                           "EOF\n",
                                           "<<-'E F'",
                                           "<<",
                                           "\\",
                                           "https://a.example.com/api/v1/policies",
                                           "{\"platform\": \"IOS\"",
                                           "PUT ",
                                           "### ",
                                           "# ",
                                           "posturelint-ignore a/b: c",
                                           "<!-- ",
                                           " -->",
                                           "-H 'Authorization: ",
                                           "|",
                                           "&",
                                           ";",
                                           "(",
                                           "<",
                                           std::string(1, '\0'),
                                           "\xFF\xC3",
                                           "\xE2\x80\x9C",
                                           "@-",
                                           "cat ",
                                           "echo ",
                                           "x=",
                                           "if ",
                                           "done "};
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    const int count = std::uniform_int_distribution<>(1, 60)(random);
    for (int i = 0; i < count; ++i) text += pieces[pick(random)];
    SCOPED_TRACE(text);
    expect_all_hosts_survive(text);
  }
}

TEST(Hostile, RandomBytes) {
  std::mt19937 random(11);
  std::uniform_int_distribution<> byte(0, 255);
  for (int round = 0; round < 200; ++round) {
    std::string text(std::uniform_int_distribution<std::size_t>(0, 400)(random), ' ');
    for (char& c : text) c = static_cast<char>(byte(random));
    expect_all_hosts_survive(text);
  }
}

std::string repeat(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

TEST(Hostile, LongRunsAndDeepNesting) {
  constexpr std::size_t kBytes = 10'000;
  for (const char* piece : {"`",
                            "$( ",
                            "\"$( ",
                            "curl \"$(",
                            "${",
                            "'",
                            "\"",
                            "(",
                            "{",
                            "[",
                            "<",
                            "<<E\n",
                            "> ",
                            "- ",
                            "* a\n  ",
                            "#",
                            "~~~\n",
                            "```\n",
                            "` `` ``` ",
                            "\\",
                            "$",
                            "cat <<A\n$(",
                            "curl -d @- <<'",
                            "|a\n",
                            "\t",
                            "!["}) {
    SCOPED_TRACE(piece);
    expect_all_hosts_survive(repeat(piece, kBytes));
    expect_all_hosts_survive("```sh\n" + repeat(piece, kBytes));
  }
}

TEST(Hostile, AMegabyteOfBackticks) {
  expect_all_hosts_survive(std::string(1'000'000, '`'));
  expect_all_hosts_survive("x " + std::string(1'000'000, '`') + " y");
}

TEST(Hostile, EmptyFiles) {
  for (const std::string& host : kHosts) {
    const Extraction found = extract_from(host, "");
    expect_sane(found);
    EXPECT_EQ(found.fragments.size(), host == "a.json" ? 1U : 0U);
  }
}

TEST(Json, IsReadInPlace) {
  const Extraction found = extract_from("a.json", "{}");
  ASSERT_EQ(found.fragments.size(), 1U);
  EXPECT_TRUE(found.fragments[0].map.is_identity());
  EXPECT_TRUE(found.fragments[0].text.empty());
  EXPECT_EQ(found.text(found.fragments[0]).data(), found.source->text().data());
}

TEST(JsonLines, IsOneFragmentPerLine) {
  const Extraction found = extract_from("a.jsonl", "\xEF\xBB\xBF{\"a\": 1}\r\n\n  \n[2]");
  EXPECT_EQ(json_of(found), (std::vector<std::string>{"{\"a\": 1}\r", "[2]"}));
  EXPECT_EQ(place(found, found.fragments[1].map.to_host({1, 2})), "4:2");
}

TEST(HostKind, IsToldByTheEndingOfTheName) {
  EXPECT_EQ(host_kind("a/b.JSON"), HostKind::json);
  EXPECT_EQ(host_kind("x.mdx"), HostKind::markdown);
  EXPECT_EQ(host_kind("x.ndjson"), HostKind::json_lines);
  EXPECT_EQ(host_kind("x.rest"), HostKind::http);
  EXPECT_EQ(host_kind("x.bash"), HostKind::shell);
  EXPECT_EQ(host_kind("json"), HostKind::none);
  EXPECT_EQ(host_kind("x.tf"), HostKind::none);
}

}  // namespace
}  // namespace posturelint::test
