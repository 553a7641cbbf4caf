// SPDX-License-Identifier: Apache-2.0
// Where in a script commands and bodies are found.
#include <gtest/gtest.h>

#include "tests/unit/extract/extraction.h"

namespace posturelint::test {
namespace {

using Strings = std::vector<std::string>;

TEST(Shell, FindsCommandsWhereverTheyAre) {
  const Extraction found = extract_from("push.sh", R"sh(#!/bin/bash
# curl https://a.example.com/api/v1/policies/comment
push() {
  if [ -n "$1" ]; then
    sudo -E curl https://a.example.com/api/v1/policies/1
  fi
  for p in 2 3; do TOKEN=x curl "https://a.example.com/api/v1/policies/2"; done
}
id=$(curl -s https://a.example.com/api/v1/policies/3 | jq -r '.id')
echo "$(curl -s "https://a.example.com/api/v1/policies/$(curl https://a.example.com/api/v1/logs)")"
cat x | curl \
  -d @- \
  https://a.example.com/api/v1/policies/6 && curl https://a.example.com/api/v1/policies/7 || true
time /usr/bin/curl https://a.example.com/api/v1/policies/8 &
echo 'curl https://a.example.com/api/v1/policies/text'
)sh");
  EXPECT_EQ(requests_of(found), (Strings{
                                    "GET https://a.example.com/api/v1/policies/1",
                                    "GET https://a.example.com/api/v1/policies/2",
                                    "GET https://a.example.com/api/v1/policies/3",
                                    "GET https://a.example.com/api/v1/policies/${output}",
                                    "GET https://a.example.com/api/v1/logs",
                                    "POST https://a.example.com/api/v1/policies/6",
                                    "GET https://a.example.com/api/v1/policies/7",
                                    "GET https://a.example.com/api/v1/policies/8",
                                }));
}

TEST(Shell, ReadsBodiesFromHereDocuments) {
  const Extraction found = extract_from("push.sh", R"sh(
curl -d @- https://a.example.com/api/v1/policies <<EOF
{"name": "$NAME", "n": ${n:-1}, "cost": "\$5"}
EOF
curl -d @- https://a.example.com/api/v1/policies <<'EOF'
{"name": "$NAME"}
EOF
cat <<EOF | curl -d @- https://a.example.com/api/v1/policies
{"name": "piped"}
EOF
curl -d "$(cat <<EOF
{"name": "$NAME"}
EOF
)" https://a.example.com/api/v1/policies
curl --data-binary @- https://a.example.com/api/v1/policies <<< '{"name": "string"}'
)sh");
  EXPECT_EQ(json_of(found), (Strings{
                                "{\"name\": \"${NAME}\", \"n\": ${n}, \"cost\": \"$5\"}\n",
                                "{\"name\": \"$NAME\"}\n",
                                "{\"name\": \"piped\"}\n",
                                "{\"name\": \"${NAME}\"}\n",
                                "{\"name\": \"string\"}",
                            }));
  ASSERT_EQ(found.fragments.size(), 5U);
  for (std::uint32_t i = 0; i < 5; ++i) EXPECT_EQ(found.fragments[i].request, i);
  EXPECT_TRUE(found.fragments[0].expands_variables);
  EXPECT_FALSE(found.fragments[1].expands_variables);
  EXPECT_EQ(host_text(found, found.fragments[0], "${n}"), "${n:-1}");
  EXPECT_EQ(host_text(found, found.fragments[0], "$5"), "\\$5");
}

TEST(Shell, LeavesOutTheTabsOfAnIndentedHereDocument) {
  const Extraction found =
      extract_from("push.sh",
                   "if true; then\n"
                   "\tcurl -d @- https://a.example.com/api/v1/policies <<-EOF\n"
                   "\t{\n"
                   "\t\t\"name\": \"x\"}\n"
                   "\tEOF\n"
                   "fi\n");
  EXPECT_EQ(json_of(found), Strings{"{\n\"name\": \"x\"}\n"});
  EXPECT_EQ(host_text(found, found.fragments[0], "{\n\""), "{\n\t\t\"");
}

TEST(Shell, FindsBodiesThatAreKeptForLater) {
  const Extraction found = extract_from("push.sh", R"(
cat > policy.json <<'EOF'
{"platform": "IOS"}
EOF
cat > settings.json <<'EOF'
{"color": "blue"}
EOF
policy='{"platform": "MACOS", "name": "x"}'
curl https://a.example.com/api/v1/device-assurances -d "$policy"
echo '{"platform": "WINDOWS"}' | curl https://a.example.com/api/v1/device-assurances -d @-
)");
  EXPECT_EQ(json_of(found),
            (Strings{"{\"platform\": \"IOS\"}\n", R"({"platform": "MACOS", "name": "x"})",
                     R"({"platform": "WINDOWS"})"}));
  EXPECT_EQ(found.fragments[0].request, std::nullopt);
  EXPECT_EQ(found.fragments[1].request, 0U);
  EXPECT_EQ(found.fragments[2].request, 1U);
}

TEST(Shell, TakesPlaceholdersOfGuidesAsTheyAreMeant) {
  const Extraction found = extract_from(
      "push.sh",
      "curl -X PUT https://<org>.okta.com/api/v1/policies/<policyId>/rules -H 'Accept: */*'\n"
      "curl https://{yourOktaDomain}/api/v1/logs\n");
  EXPECT_EQ(requests_of(found),
            (Strings{"PUT https://<org>.okta.com/api/v1/policies/<policyId>/rules",
                     "GET https://{yourOktaDomain}/api/v1/logs"}));
  EXPECT_EQ(found.requests[0].headers.size(), 1U);
}

TEST(Shell, WindowsLineEndsDoNotMatter) {
  const Extraction found =
      extract_from("push.sh",
                   "curl -X PUT \\\r\n  https://a.example.com/api/v1/policies/1 \\\r\n  -d @- "
                   "<<EOF\r\n{}\r\nEOF\r\n");
  EXPECT_EQ(requests_of(found), Strings{"PUT https://a.example.com/api/v1/policies/1"});
  EXPECT_EQ(json_of(found), Strings{"{}\r\n"});
}

TEST(Shell, FindsCurlBehindWhatNoShellWouldTake) {
  const Extraction found = extract_from(
      "push.sh", "if ( [ then\n  curl https://a.example.com/api/v1/policies/1\n)) <<<\n");
  EXPECT_EQ(requests_of(found), Strings{"GET https://a.example.com/api/v1/policies/1"});
}

}  // namespace
}  // namespace posturelint::test
