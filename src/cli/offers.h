// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a shell offers where a word of a command line is to be typed; all of it is read off the
// table of commands, by the conventions that command.h states.

#include <string_view>
#include <vector>

#include "cli/command.h"

namespace posturelint::cli {

struct Offer {
  /// `nothing`: any word may stand there, and none is better than the others. `rules` and
  /// `rule_list` are ids and categories, the second with commas between.
  enum class Kind { nothing, words, files, folders, rules, rule_list, commands };
  Kind kind = Kind::nothing;
  std::vector<std::string_view> words = {};
};

/// For the value of an option.
Offer offer_for_value(const Option& option);

/// For what stands behind the options of a command; several kinds may be possible at once.
std::vector<Offer> offers_for_operands(const Command& command);

/// Every option of the command, `--help` last.
std::vector<Option> options_of(const Command& command);

}  // namespace posturelint::cli
