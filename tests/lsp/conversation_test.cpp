// SPDX-License-Identifier: Apache-2.0
#include "tests/lsp/conversation.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/golden.h"

namespace posturelint::test {
namespace {

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(project_dir() + "/tests/lsp/conversations")) {
    if (entry.path().extension() == ".md") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  if (names.empty()) throw std::runtime_error("no conversation found");
  return names;
}

class ConversationTest : public testing::TestWithParam<std::string> {};

TEST_P(ConversationTest, SaysWhatIsWritten) {
  const std::string path = "tests/lsp/conversations/" + GetParam() + ".md";
  const Conversation conversation = parse_conversation(read_project_file(path));
  EXPECT_TRUE(matches_golden(path, to_text(run_conversation(conversation))));
}

INSTANTIATE_TEST_SUITE_P(Conversations, ConversationTest, testing::ValuesIn(case_names()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace posturelint::test
