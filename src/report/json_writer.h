// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace posturelint {

/// Writes JSON in the order it is told, so that the same report is the same bytes. Puts the commas;
/// that brackets match and keys come before values is up to the caller (asserted).
///
/// The output is ASCII-safe where it matters: characters that a terminal acts on are escaped, and
/// bytes that are not UTF-8 become U+FFFD.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool truth);
  JsonWriter& value(std::unsigned_integral auto number) {
    return raw(std::to_string(static_cast<std::uint64_t>(number)));
  }
  /// `key` and `value` in one.
  template <typename Value>
  JsonWriter& member(std::string_view name, const Value& content) {
    return key(name).value(content);
  }
  /// Begins the next item on a line of its own: for lists that people page through.
  JsonWriter& line();

 private:
  JsonWriter& raw(std::string_view token);
  void separate();

  std::string& out_;
  std::vector<bool> has_items_;  // one entry per open bracket
  bool after_key_ = false;
  bool wants_line_ = false;
};

/// Appends `text` as a JSON string, with its quotes.
void append_json_string(std::string& out, std::string_view text);

}  // namespace posturelint
