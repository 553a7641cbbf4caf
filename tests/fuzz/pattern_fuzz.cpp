// SPDX-License-Identifier: Apache-2.0
// An expression of a team's rule, a line `---`, and a text. Held against the engine of the standard
// library, which may be used here: both are kept short.
#include <algorithm>
#include <regex>
#include <string>

#include "base/glob.h"
#include "schema/pattern.h"
#include "tests/fuzz/oracle.h"

namespace posturelint::fuzz {
namespace {

bool is_plain(std::string_view text) {
  for (const char c : text) {
    if (c < ' ' || c > '~') return false;
  }
  return true;
}

void compare(std::string_view expression, std::string_view text, bool ours) {
  // Its time grows with the power of the length.
  constexpr std::size_t kExpression = 20;
  constexpr std::size_t kText = 10;
  if (expression.size() > kExpression || text.size() > kText) return;
  if (!is_plain(expression) || !is_plain(text)) return;
  if (std::ranges::count_if(expression, [](char c) {
        return std::string_view("*+?{").find(c) != std::string_view::npos;
      }) > 2) {
    return;
  }
  // A backslash before a letter that means nothing, and one inside a class, are read differently.
  if (expression.find('\\') != std::string_view::npos) return;
  // `[[:alpha:]]` is POSIX, not ECMA; it takes `[]` for the start of a class with a bracket in it.
  if (expression.find("[:") != std::string_view::npos) return;
  if (expression.find("[.") != std::string_view::npos) return;
  if (expression.find("[=") != std::string_view::npos) return;
  if (expression.find("[]") != std::string_view::npos) return;
  if (expression.find("[^]") != std::string_view::npos) return;
  try {
    const std::regex theirs(expression.begin(), expression.end(), std::regex::ECMAScript);
    const bool found = std::regex_search(text.begin(), text.end(), theirs);
    require(found == ours, "an expression is found where others find it");
  } catch (const std::regex_error&) {
    // It knows less, or gives up.
  }
}

void run(Input input) {
  const std::string expression(input.section());
  const std::string_view text = input.rest();
  static_cast<void>(glob_matches(expression, text));
  if (glob_matches(expression, text)) {
    require(glob_covers("/" + expression, text), "a glob covers what it matches");
  }
  const auto pattern = Pattern::compile(expression);
  if (!pattern) return;
  const bool found = pattern->found_in(text);
  compare(expression, text, found);
  // A text that begins and ends with a match in the middle still has it.
  if (found && expression.find_first_of("^$\\") == std::string::npos) {
    require(pattern->found_in("x" + std::string(text) + "x"), "what is found is found in more");
  }
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({data, size});
  return 0;
}
