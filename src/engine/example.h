// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace posturelint {

/// One file of an example.
struct ExampleFile {
  std::string_view name;
  std::string_view text;  // a view into the example's text
};

/// The files of an example's text: those below its lines `=== name.json ===`, each up to the next
/// such line; without one, a single file called `name`.
std::vector<ExampleFile> example_files(std::string_view text, std::string_view name);

}  // namespace posturelint
