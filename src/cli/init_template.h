// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "schema/release.h"

namespace posturelint::cli {

/// The text of a new configuration: `include` in force when it is not empty, every other key there
/// to be switched on. Lines of prose begin with `# ` and a word; a line that begins with `#` and a
/// word, or with `#` and two blanks, is a setting: without its `#` it is good.
std::string config_template(std::span<const std::string> include, Release release);

/// The template with all that is switched off switched on.
std::string with_all_settings(std::string_view config);

}  // namespace posturelint::cli
