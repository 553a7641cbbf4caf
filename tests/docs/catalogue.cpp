// SPDX-License-Identifier: Apache-2.0
#include "tests/docs/catalogue.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "rules/builtin_rules.h"
#include "tests/support/golden.h"

namespace posturelint::test {

std::string trim(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

std::vector<Entry> read_catalogue() {
  std::vector<Entry> entries;
  std::istringstream lines(read_project_file("tests/docs/catalogue.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with("# ")) continue;
    if (line.starts_with("## ")) {
      entries.push_back({.heading = line});
      continue;
    }
    const auto separator = line.find_first_of(":=");
    Entry entry{.id = trim(line.substr(0, separator))};
    if (separator != std::string::npos) {
      (line[separator] == '=' ? entry.rule : entry.reason) = trim(line.substr(separator + 1));
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<const Rule*> rules_for(const Entry& entry) {
  std::vector<const Rule*> found;
  for (const Rule& rule : rules::builtin()) {
    const bool covers = std::ranges::find(rule.covers, entry.id) != rule.covers.end();
    if (covers || rule.id == entry.rule) found.push_back(&rule);
  }
  return found;
}

}  // namespace posturelint::test
