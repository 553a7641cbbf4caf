// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace posturelint::test {

/// A step of a conversation, and the text around it.
struct ConversationStep {
  /// What stands before the step, headings and explanations included, as written.
  std::string before;
  /// The line: `Given the file `a.json`:`. Empty for the text behind the last step.
  std::string line;
  /// Between the line and its block, as written.
  std::string between;
  /// The info string of the block's fence; the block itself without fences.
  bool has_block = false;
  std::string info;
  std::string block;
};

struct Conversation {
  std::vector<ConversationStep> steps;
};

/// A file of conversations/ (README.md says how it is written).
Conversation parse_conversation(std::string_view text);
std::string to_text(const Conversation& conversation);

/// Runs the steps in a new folder; the same conversation with the answers that came.
Conversation run_conversation(Conversation conversation);

}  // namespace posturelint::test
