// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace posturelint {

/// What nobody wrote down about how the server evaluates a policy. docs/semantics.md tells more.
enum class Question : std::uint8_t {
  equal_priority,
  expressions,
  managed_false,
  os_other,
  platform_pairs,
  users_and_groups,
};
inline constexpr std::size_t kQuestions = 6;

/// A question, the two answers there are, and the one we take when we have to take one.
struct Assumption {
  std::string_view name;  // the key in the configuration
  std::string_view usual;
  std::string_view other;
  std::string_view meaning;
};
inline constexpr Assumption kAssumptions[kQuestions] = {
    {"equal-priority", "file-order", "reversed",
     "which of two rules with the same priority comes first"},
    {"expressions", "read", "opaque",
     "whether simple comparisons in expressions mean what they seem to"},
    {"managed-false", "unmanaged", "any",
     "whether managed: false asks for a device that is not managed, or asks for nothing"},
    {"os-other", "other", "any",
     "whether the operating system OTHER is one without a name of its own, or any of them"},
    {"platform-pairs", "usual", "any",
     "whether an operating system comes only on the devices it is made for"},
    {"users-and-groups", "either", "both",
     "whether being a listed user or in a listed group is enough when a rule includes both"},
};

constexpr const Assumption& assumption(Question question) {
  return kAssumptions[static_cast<std::size_t>(question)];
}

/// The answers that are settled. What is proven holds for every answer to the others.
class Answers {
 public:
  /// True for the usual answer, false for the other one, nothing while the question is open.
  [[nodiscard]] std::optional<bool> usual(Question question) const {
    return answers_[static_cast<std::size_t>(question)];
  }
  void settle(Question question, bool usual) {
    answers_[static_cast<std::size_t>(question)] = usual;
  }
  /// The open questions answered as usual.
  [[nodiscard]] Answers all_settled() const;

 private:
  std::array<std::optional<bool>, kQuestions> answers_ = {};
};

}  // namespace posturelint
