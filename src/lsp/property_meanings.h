// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "document/resource.h"

namespace posturelint::lsp {

/// What a property is for, in a sentence or two.
struct PropertyMeaning {
  ResourceKind kind;
  /// The end of the way to it: `device.managed`; the longest that fits counts.
  std::string_view path;
  std::string_view meaning;
};

std::span<const PropertyMeaning> property_meanings();
/// `path` as property_path() gives it; empty when we have no words for it.
std::string_view meaning_of(ResourceKind kind, std::string_view path);

}  // namespace posturelint::lsp
