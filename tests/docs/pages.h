// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace posturelint::test {

/// README.md, CONTRIBUTING.md and the pages of docs/, relative to the project, sorted.
std::vector<std::string> documentation_pages();

/// A fenced block of a Markdown page.
struct Block {
  std::string language;
  std::string text;
};

/// The fenced blocks that start at the beginning of a line, in the order of the page.
std::vector<Block> fenced_blocks(std::string_view page);

/// Where links to files of ours lead: `](…)`, without anchors and without web addresses.
std::vector<std::string> relative_links(std::string_view page);

}  // namespace posturelint::test
