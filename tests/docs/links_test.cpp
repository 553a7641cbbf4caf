// SPDX-License-Identifier: Apache-2.0
// What the documentation names exists: files it links to, and paths it writes in backquotes.
#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/docs/pages.h"
#include "tests/support/golden.h"

namespace posturelint::test {
namespace {

namespace fs = std::filesystem;

TEST(Links, LeadSomewhere) {
  for (const std::string& path : documentation_pages()) {
    const fs::path folder = (fs::path(project_dir()) / path).parent_path();
    for (const std::string& link : relative_links(read_project_file(path))) {
      EXPECT_TRUE(fs::exists(folder / link)) << path << " links to " << link;
    }
  }
}

/// `src/text/source.h` in backquotes is a promise; `rules/<category>/<name>.cpp` is a pattern.
TEST(Links, PathsInBackquotesExist) {
  constexpr std::string_view kRoots[] = {"src/",   "rules/",   "tests/", "scripts/", "corpus/",
                                         "cmake/", "schemas/", "docs/",  ".ci/"};
  for (const std::string& path : documentation_pages()) {
    const std::string page = read_project_file(path);
    for (const std::string_view root : kRoots) {
      const std::string opening = "`" + std::string(root);
      for (auto at = page.find(opening); at != std::string::npos; at = page.find(opening, at + 1)) {
        const std::string name = page.substr(at + 1, page.find_first_of("` \n", at + 1) - at - 1);
        if (name.find_first_of("<*{") != std::string::npos) continue;
        // The rule that CONTRIBUTING adds as an example, and its page.
        if (name.find("named_test") != std::string::npos) continue;
        EXPECT_TRUE(fs::exists(fs::path(project_dir()) / name)) << path << " names " << name;
      }
    }
  }
}

}  // namespace
}  // namespace posturelint::test
