// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "engine/lint.h"
#include "engine/rule.h"
#include "engine/run_example.h"

namespace posturelint::test {

/// What the whole engine, with every rule on, says about a text, or about the project of several
/// files that it is; `example` says as which file and with which configuration it is read. Places
/// are in the whole text.
FileReport lint_with_all_rules(const Example& example, std::string text);

/// `text` after the fixes of one rule, unsafe ones included, until none is left to apply.
std::string fix_all(const Rule& rule, const Example& example, std::string text);

}  // namespace posturelint::test
