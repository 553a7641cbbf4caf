// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "base/result.h"
#include "cli/command.h"

namespace posturelint::cli {

/// What stands behind the name of a command.
class Arguments {
 public:
  [[nodiscard]] const Command& command() const { return *command_; }
  [[nodiscard]] bool has(std::string_view option) const { return given_.contains(option); }
  /// The option's value; of several the last.
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
  /// The option's values; none when it was not given.
  [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }
  [[nodiscard]] bool wants_help() const { return has("help"); }

 private:
  friend Result<Arguments> parse_arguments(const Command&, std::span<const char* const>);

  const Command* command_ = nullptr;
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
  std::vector<std::string> operands_;
};

/// Reads the words after the command's name. Options may stand anywhere before `--`, values follow
/// after a blank or a `=`. The error says what is wrong, for print_usage_error().
Result<Arguments> parse_arguments(const Command& command, std::span<const char* const> words);

/// The entry of `choices` that the option's value names, `fallback` when the option was not given;
/// an error that lists them for any other value.
Result<std::size_t> choice(const Arguments& arguments, std::string_view option,
                           std::span<const std::string_view> choices, std::size_t fallback);

/// `a, b or c`; `words` must not be empty.
std::string alternatives(std::span<const std::string_view> words);

}  // namespace posturelint::cli
