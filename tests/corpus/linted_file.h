// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/lint.h"

namespace posturelint::test {

/// What every rule, without a configuration and for the newest release, says about a file or text.
FileReport lint_file(const std::string& path, Scope scope = Scope::named);
FileReport lint_text(const std::string& name, std::string text, Scope scope = Scope::named);

/// The text after all fixes, unsafe ones included.
FixReport fix_file(const std::string& path);

/// One line per finding, `line:column-line:column severity rule: message`, followed by its notes
/// and the title of its fix, each on an indented line. Columns count code points; the second place
/// is the first one after the finding.
std::string findings_text(const FileReport& report);

/// The regular files below a folder, as paths, sorted.
std::vector<std::string> files_below(const std::string& folder);

}  // namespace posturelint::test
