// SPDX-License-Identifier: Apache-2.0
// Which blocks of a guide are JSON or requests of ours.
#include <gtest/gtest.h>

#include "tests/unit/extract/extraction.h"

namespace posturelint::test {
namespace {

using Strings = std::vector<std::string>;

Strings json_in(const std::string& label, const std::string& content) {
  return json_of(extract_from("guide.md", "# T\n\n```" + label + "\n" + content + "\n```\n"));
}

TEST(Markdown, ReadsBlocksByTheirLabel) {
  const std::string ours = R"({"platform": "IOS"})";
  for (const char* label : {"json", "JSON", "jsonc", "json5", "bash", "sh", "shell", "console",
                            "zsh", "", "{.json}", "json title=\"x\""})
    EXPECT_EQ(json_in(label, ours), Strings{ours + "\n"}) << label;
  for (const char* label : {"js", "javascript", "hcl", "python", "text"})
    EXPECT_EQ(json_in(label, ours), Strings{}) << label;
}

TEST(Markdown, LeavesAloneWhatIsNotOurs) {
  EXPECT_EQ(json_in("json", R"({"name": "app", "label": "x",})"), Strings{});
  EXPECT_EQ(json_in("json", R"({"type": "PASSWORD", "conditions": {}})"), Strings{});
  EXPECT_EQ(json_in("", "const x = {platform: 'IOS'};"), Strings{});
  EXPECT_EQ(json_in("bash", "npm install"), Strings{});
}

TEST(Markdown, LeavesAloneSketches) {
  EXPECT_EQ(json_in("json", R"({"platform": "IOS", ...})"), Strings{});
  EXPECT_EQ(json_in("json", R"({"platform": "IOS", "name": "..."})"), Strings{});
  EXPECT_EQ(json_in("json", R"({"platform": "IOS", "name": "Wait..."})").size(), 1U);
}

TEST(Markdown, RemovesWhatListsAndQuotesPutBeforeTheLines) {
  const Extraction found = extract_from("guide.md",
                                        "1. Send it:\n"
                                        "\n"
                                        "   > ```json\n"
                                        "   > {\n"
                                        "   >   \"platform\": \"IOS\"\n"
                                        "   > }\n"
                                        "   > ```\n");
  ASSERT_EQ(json_of(found), Strings{"{\n  \"platform\": \"IOS\"\n}\n"});
  EXPECT_EQ(found.fragments[0].line_prefix, "   > ");
  EXPECT_EQ(place(found, found.fragments[0].map.to_host({4, 14})), "5:8");
  EXPECT_EQ(host_text(found, found.fragments[0], "\"platform\""), "\"platform\"");
}

TEST(Markdown, RemovesTheIndentationOfAFence) {
  const Extraction found = extract_from("guide.md",
                                        "  ```sh\n"
                                        "  curl -d @- https://a.example.com/api/v1/policies <<EOF\n"
                                        "  {}\n"
                                        "  EOF\n"
                                        "  ```\n");
  EXPECT_EQ(json_of(found), Strings{"{}\n"});
  EXPECT_EQ(place(found, found.fragments[0].host), "3:3");
}

TEST(Markdown, GoesThroughTwoLayersToTheExactByte) {
  const Extraction found = extract_from("guide.md",
                                        "> ```bash\n"
                                        "> curl -X PUT https://a.example.com/api/v1/policies/1 \\\n"
                                        ">   -d \"{\n"
                                        ">   \\\"name\\\": \\\"$n\\\"\n"
                                        "> }\"\n"
                                        "> ```\n");
  ASSERT_EQ(json_of(found), Strings{"{\n  \"name\": \"${n}\"\n}"});
  EXPECT_EQ(host_text(found, found.fragments[0], "\"name\""), "\\\"name\\\"");
  EXPECT_EQ(host_text(found, found.fragments[0], "{\n  \""), "{\n>   \\\"");
  EXPECT_EQ(place(found, found.requests[0].url_span), "2:15");
}

TEST(Markdown, PromptsOfASessionAreNotPartOfTheCommand) {
  const Extraction found =
      extract_from("guide.md", "```console\n$ curl https://a.example.com/api/v1/logs\n[]\n```\n");
  EXPECT_EQ(requests_of(found), Strings{"GET https://a.example.com/api/v1/logs"});
  EXPECT_EQ(place(found, found.requests[0].span), "2:3");
}

TEST(Markdown, ReadsHttpBlocks) {
  const Extraction found = extract_from(
      "guide.md", "```http\nPUT /api/v1/policies/1 HTTP/1.1\n\n{\"name\": \"x\"}\n```\n");
  EXPECT_EQ(requests_of(found), Strings{"PUT /api/v1/policies/1"});
  EXPECT_EQ(json_of(found), Strings{R"({"name": "x"})"});
}

TEST(Markdown, ABlockBelongsToTheRequestItsSectionNamed) {
  const std::string block = "```json\n\"gracePeriod\": {}\n```\n";
  const auto request_of = [](const std::string& text) {
    const Extraction found = extract_from("guide.md", text);
    return found.fragments.size() == 1 ? found.fragments[0].request : 99U;
  };
  const std::string put = "Send a PUT request to `/api/v1/device-assurances/{id}`.\n\n";
  EXPECT_EQ(request_of("# A\n" + put + block), 0U);
  EXPECT_EQ(request_of("# A\n" + put + "# B\n\n" + block), std::nullopt) << "another section";
  EXPECT_EQ(request_of("# A\n" + put + "The response is:\n\n" + block), std::nullopt);
  EXPECT_EQ(request_of("# A\nSend a GET request to `/api/v1/policies`.\n\n" + block), std::nullopt);
  EXPECT_EQ(request_of("# A\n" + put + "```sh\ncurl https://a.example.com/x\n```\n\n" + block),
            std::nullopt)
      << "a command came between";
}

TEST(Markdown, AFenceThatIsNotClosedReachesToTheEnd) {
  EXPECT_EQ(json_of(extract_from("guide.md", "```json\n{\"platform\": \"IOS\"}\n")).size(), 1U);
}

}  // namespace
}  // namespace posturelint::test
