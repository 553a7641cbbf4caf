// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/result.h"

namespace posturelint {

/// One correction of the vendor's document.
struct OverlayAction {
  /// JSONPath, the subset of `select()`.
  std::string target;
  /// Why, in our words.
  std::string description;
  /// `x-evidence`: the facts behind it, by id (`A02`) or source.
  std::string evidence;
  /// Takes the targets out of their parents; `update` is ignored then.
  bool remove = false;
  /// JSON text, merged into every target: objects member by member; to an array it is appended, and
  /// arrays inside are joined; anything else is replaced.
  std::string update;
};

/// A document in the OpenAPI Overlay format, version 1.0.
struct Overlay {
  std::string title;
  std::vector<OverlayAction> actions;
};

/// Reads an overlay from YAML or JSON. `name` stands in front of errors.
Result<Overlay> parse_overlay(std::string_view name, std::string_view text);

/// Applies one action to `document`; the number of targets it found. A target that does not exist
/// is no error: older releases lack what newer ones have.
Result<std::size_t> apply_action(const OverlayAction& action, nlohmann::ordered_json& document);

/// Applies all actions in their order.
Result<std::size_t> apply_overlay(const Overlay& overlay, nlohmann::ordered_json& document);

/// The JSON pointers of what a JSONPath selects. Known are `$`, `.name`, `['name']`, `[0]`, `.*`
/// and `[*]`; anything else is an error.
Result<std::vector<std::string>> select(std::string_view path,
                                        const nlohmann::ordered_json& document);

/// The corrections that come with the program (schemas/overlays/), in the order of their names.
Result<std::vector<Overlay>> embedded_overlays();

}  // namespace posturelint
