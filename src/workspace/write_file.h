// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace posturelint {

/// Replaces the whole file, or leaves it as it is: the text is written to a new file in the same
/// folder, and on to the disk, before that takes the name; whoever opens the file, also after this
/// process was killed or the power failed, reads either the old text or the new one. A process
/// killed at the worst moment leaves a file `.posturelint-…` beside it, which nothing reads and
/// anybody may delete. Keeps mode and owner; a new file gets the usual mode. A symbolic link stays
/// one: its target is replaced. Refuses to write a file that nobody may write, what is not a
/// regular file, and what lies outside of the folder `tree` after all links (`tree` = `""`: the
/// working directory; `/`: anything goes). With `before`, the file is left as it is unless it still
/// holds that text. Returns why it was not written.
std::optional<Error> write_file_atomically(const std::string& path, std::string_view text,
                                           const std::string& tree,
                                           std::optional<std::string_view> before = {});

}  // namespace posturelint
