// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/yaml_tree.h"
#include "text/edit.h"
#include "text/source.h"

namespace posturelint {

// Edits that take something out of a YAML text and keep every other byte. Each is tried out: the
// text must afterwards read as it did, but for what was taken out; else there is no edit.

/// Takes an item out of the list that `path` leads to from the top: a name of a key, or an index.
struct YamlStep {
  std::string_view key;   // in a mapping
  std::size_t index = 0;  // in a sequence, when `key` is empty
};
std::optional<Edit> remove_yaml_item(const Source& source, std::span<const YamlStep> list,
                                     std::size_t index);

/// The same for several items at once, each named once, from the first to the last: all or none.
struct YamlItem {
  std::vector<YamlStep> list;
  std::size_t index = 0;
};
std::optional<std::vector<Edit>> remove_yaml_items(const Source& source,
                                                   std::span<const YamlItem> items);

/// Takes a key at the top and its value out.
std::optional<Edit> remove_yaml_key(const Source& source, std::string_view key);

}  // namespace posturelint
