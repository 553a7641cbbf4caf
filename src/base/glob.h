// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace posturelint {

/// Matches a whole path, in the dialect of .gitignore: `?` is any character, `*` any number of
/// them,
/// `[a-z]` and `[!a-z]` one of a set, none of which ever stands for `/`; `**` as a whole segment is
/// any number of folders; `\` takes the next character as it is. `a/**` matches what is inside of
/// `a`, not `a`. A `[` without its `]` matches nothing. Takes time proportional to the product of
/// the lengths, whatever the pattern.
bool glob_matches(std::string_view glob, std::string_view path);

/// True when a glob of the configuration means `path`: it matches the path, or a folder the path
/// lies in. A glob without `/` (but for one at its end) is good at any depth; a leading `/` only
/// says that it is not. Both are relative to the same folder, with `/` between segments and without
/// `./`.
bool glob_covers(std::string_view glob, std::string_view path);

}  // namespace posturelint
