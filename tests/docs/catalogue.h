// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rule.h"

namespace posturelint::test {

/// A line of catalogue.txt: a heading, or an id with its hand-written answer.
struct Entry {
  std::string heading;
  std::string id;
  std::string rule;    // after `=`
  std::string reason;  // after `:`
};
std::vector<Entry> read_catalogue();

/// The rules that answer a constraint: those that name it in `covers`, and the one named by hand.
std::vector<const Rule*> rules_for(const Entry& entry);

std::string trim(std::string_view text);

}  // namespace posturelint::test
