// SPDX-License-Identifier: Apache-2.0
#include "tests/docs/pages.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "tests/support/golden.h"

namespace posturelint::test {

std::vector<std::string> documentation_pages() {
  namespace fs = std::filesystem;
  std::vector<std::string> pages = {"README.md", "CONTRIBUTING.md"};
  for (const auto& entry : fs::recursive_directory_iterator(project_dir() + "/docs")) {
    if (entry.path().extension() != ".md") continue;
    pages.push_back(fs::relative(entry.path(), project_dir()).generic_string());
  }
  std::ranges::sort(pages);
  return pages;
}

std::vector<Block> fenced_blocks(std::string_view page) {
  std::vector<Block> blocks;
  std::istringstream lines{std::string(page)};
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      if (!inside) blocks.push_back({line.substr(3), ""});
      inside = !inside;
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

std::vector<std::string> relative_links(std::string_view page) {
  std::vector<std::string> links;
  for (std::size_t at = page.find("]("); at != std::string_view::npos; at = page.find("](", at)) {
    at += 2;
    const std::string_view target = page.substr(at, page.find_first_of(")#\n", at) - at);
    if (!target.empty() && target.find("://") == std::string_view::npos) links.emplace_back(target);
  }
  return links;
}

}  // namespace posturelint::test
