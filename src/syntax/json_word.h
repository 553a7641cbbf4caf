// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "finding/finding.h"
#include "syntax/json_tree.h"

namespace posturelint {

/// What a run of characters without quotes is.
enum class WordKind : std::uint8_t {
  valid,            // a number or literal of JSON
  foreign_literal,  // True, None, undefined, NaN, …: a literal elsewhere
  bad_number,       // 01, 1., .5, +1, 0x1F, 1_000, 1e
  text,             // anything else
};

struct Word {
  WordKind kind = WordKind::text;
  /// The value people mean by it; broken when JSON has no such value.
  NodeKind value = NodeKind::broken;
  bool integer = false;
  /// What to write instead; empty when only the author knows.
  std::string replacement;
  Applicability applicability = Applicability::safe;
  /// What is wrong with a number, to be put into a sentence.
  std::string_view flaw;
};

Word classify_word(std::string_view word);

}  // namespace posturelint
