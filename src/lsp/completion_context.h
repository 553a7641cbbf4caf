// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/span.h"

namespace posturelint::lsp {

/// Where in a JSON text somebody is typing. Made from the tokens before the place alone, so that it
/// holds in a text that is broken there and beyond.
struct CompletionContext {
  enum class Expects : std::uint8_t { key, value, item, nothing };
  Expects expects = Expects::nothing;
  /// Where the object or array around the place begins; kNone: there is none.
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::uint32_t container = kNone;
  /// The member whose value is expected, escapes kept.
  std::string key;
  /// What an item replaces: the key, string or word being typed, or nothing at the place.
  Span replaced;
  /// A key without its colon, a value without what must follow it.
  bool needs_colon = true;
  bool needs_comma = false;
  /// Inside of quotes, or where nothing is typed yet.
  bool in_string = false;
};

CompletionContext completion_context(std::string_view text, std::uint32_t offset,
                                     bool bare_members);

}  // namespace posturelint::lsp
