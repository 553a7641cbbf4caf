// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace posturelint {

/// The fingerprints by which GitHub's code scanning knows a line again, `primaryLocationLineHash`:
/// for each of the lines (counted from 1) the hash of the 100 characters that follow its begin,
/// blanks left out, and which line of the text with that hash it is: `c129715d7a2bc9a3:1`. The same
/// value as GitHub computes for a file that a report gives none for, when the text is valid UTF-8.
/// An edit changes the hashes of its own line and of those that end less than 100 characters above.
std::map<std::uint32_t, std::string> line_hashes(std::string_view text,
                                                 const std::vector<std::uint32_t>& lines);

}  // namespace posturelint
