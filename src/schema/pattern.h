// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace posturelint {

/// A regular expression that somebody else wrote, in the part of ECMA 262 that needs no
/// backtracking: characters, `.`, classes, `\d \w \s` and their opposites, groups, `|`, `^`, `$`,
/// `* + ?` and `{m,n}`. Matching takes time proportional to the product of the lengths, whatever
/// the expression, and never recurses on the text.
class Pattern {
 public:
  /// The error says what is not supported or not well-formed.
  static Result<Pattern> compile(std::string_view expression);

  /// True when some part of `text` matches, as `pattern` in JSON Schema asks.
  [[nodiscard]] bool found_in(std::string_view text) const;

 private:
  friend class PatternEmitter;
  Pattern() = default;

  /// A set of code points.
  struct Class {
    std::vector<std::pair<char32_t, char32_t>> ranges;
    bool negated = false;

    [[nodiscard]] bool contains(char32_t point) const;
  };
  friend class PatternParser;

  enum class Act : std::uint8_t { take, fork, at_begin, at_end, done };
  /// One step of the machine: `take` a character of a class and go on with the next step, or go on
  /// at once with `next` (and, for a fork, with `other` too).
  struct Step {
    Act act = Act::done;
    std::uint32_t next = 0;
    std::uint32_t other = 0;
  };
  class Run;

  std::vector<Class> classes_;
  std::vector<Step> steps_;
};

}  // namespace posturelint
