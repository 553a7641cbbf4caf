// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/resource.h"

namespace posturelint::lsp {

/// `macOS`
std::string_view platform_name(Platform platform);
/// `1st`, `2nd`, `3rd`, `4th`
std::string ordinal(std::size_t number);
/// `a`, `a and b`, `a, b and c`; `last` is the word before the last.
std::string joined(const std::vector<std::string>& words, std::string_view last);

/// The name behind an id; empty when it is not known.
using NameOf = std::function<std::string(std::string_view id)>;

/// When an access policy rule matches, and what happens then, as Markdown paragraphs.
std::string rule_in_words(Node rule, const NameOf& name_of);
/// What a device assurance policy asks for, as a Markdown list.
std::string assurance_in_words(Node policy);

}  // namespace posturelint::lsp
