// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lint.h"
#include "engine/rule.h"

namespace posturelint {

/// What rules say of the text of an example, read as the file that the example names, or as the
/// project of several files that it is. Places are in the whole text.
FileReport lint_example(const Example& example, std::string text, const RuleSet& rules,
                        const SchemaStore& schemas);

/// The findings of one rule.
std::vector<Finding> only(const Rule& rule, std::vector<Finding> findings);
/// Where they are, sorted.
std::vector<Span> spans_of(const std::vector<Finding>& findings);

/// `text` after the fixes of one rule, unsafe ones included, until none is left to apply.
std::string fix_example(const Rule& rule, const Example& example, std::string text,
                        const RuleSet& rules, const SchemaStore& schemas);
/// The same for what `find` finds in a text.
std::string apply_until_clean(std::string text,
                              const std::function<std::vector<Finding>(const std::string&)>& find);

}  // namespace posturelint
