// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace posturelint {

/// The longest run of backticks in a text: marks around it must be longer.
std::size_t longest_backticks(std::string_view text);
/// A fence for a block of code that holds `text`.
std::string fence_for(std::string_view text);
/// `text` in code marks, on one line, whatever it holds.
std::string markdown_code(std::string_view text);
/// Text that is shown as it is, on one line.
std::string markdown_plain(std::string_view text);
/// A cell of a table from Markdown: `|` would end it, and so would a line break.
std::string markdown_cell(std::string_view markdown);

}  // namespace posturelint
