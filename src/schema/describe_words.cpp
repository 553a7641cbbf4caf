// SPDX-License-Identifier: Apache-2.0
#include "schema/describe_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/nearest.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

constexpr std::size_t kMaxQuoted = 60;
constexpr std::size_t kMaxListed = 8;
/// Keys that say little without the object they are in.
constexpr std::string_view kVagueKeys[] = {"exclude", "include", "minimum", "type"};

/// The longest start of `text` of at most `size` bytes that does not end inside a code point.
std::string_view start_of(std::string_view text, std::size_t size) {
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = end + decode_utf8(text.substr(end)).size;
    if (next > size) break;
    end = next;
  }
  return text.substr(0, end);
}

struct TypeName {
  TypeSet type;
  std::string_view one;
  std::string_view many;
};
/// In the order in which alternatives are named. An integer is found before a number.
constexpr TypeName kTypeNames[] = {
    {kBooleanType, "true or false", "booleans"},
    {kIntegerType, "a whole number", "whole numbers"},
    {kNumberType, "a number", "numbers"},
    {kStringType, "a string", "strings"},
    {kObjectType, "an object", "objects"},
    {kArrayType, "an array", "arrays"},
    {kNullType, "null", "nulls"},
};

std::vector<std::string_view> type_names(TypeSet types, std::string_view TypeName::*form) {
  // null next to something else means "may be left out".
  if (types != kNullType) types &= static_cast<TypeSet>(~kNullType);
  if ((types & kNumberType) != 0) types &= static_cast<TypeSet>(~kIntegerType);
  std::vector<std::string_view> names;
  for (const TypeName& name : kTypeNames) {
    if ((types & name.type) != 0) names.push_back(name.*form);
  }
  return names;
}

std::string list(std::span<const std::string_view> words, std::string_view last_joiner) {
  std::string out;
  const bool cut = words.size() > kMaxListed;
  const std::size_t shown = cut ? kMaxListed : words.size();
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == shown && !cut ? last_joiner : ", ";
    out += words[i];
  }
  if (cut) out += ", …";
  return out;
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : start_of(text, kMaxQuoted)) {
    if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  if (text.size() > kMaxQuoted) out += "…";
  replace_invalid_utf8(out);
  return out + "\"";
}

std::string place_of(Node value) {
  const Node parent = value.parent();
  if (!parent) return "the value";
  if (parent.is_object()) {
    const bool vague = std::ranges::find(kVagueKeys, value.key()) != std::end(kVagueKeys);
    if (!vague || parent.key().empty()) return quoted(value.key());
    return quoted(fmt::format("{}.{}", parent.key(), value.key()));
  }
  std::size_t number = 1;
  for (const Node item : parent.items()) {
    if (item == value) break;
    ++number;
  }
  return fmt::format("item {} of {}", number, place_of(parent));
}

std::string found_there(Node value) {
  switch (value.kind()) {
    case NodeKind::object:
      return "an object";
    case NodeKind::array:
      return value.size() == 0 ? "an empty array" : "an array";
    case NodeKind::string:
      return fmt::format("the string {}", quoted(value.string().value_or("")));
    case NodeKind::number:
      return fmt::format("the number {}", start_of(value.text(), kMaxQuoted));
    default:
      return std::string(start_of(value.text(), kMaxQuoted));
  }
}

std::string expected_there(const CompiledSchema& schema, SchemaId id) {
  const SchemaNode& node = schema[id];
  const std::vector<std::string_view> values = listed_values(schema, id);
  if (values.size() == 1) return values[0].empty() ? "\"\"" : std::string(values[0]);
  if (values.size() > 2) return "one of " + any_of(values);
  if (!values.empty()) return any_of(values);
  if (node.types == kArrayType && node.items != kNoSchema) {
    const auto items = type_names(schema[node.items].types, &TypeName::many);
    if (items.size() == 1) return fmt::format("an array of {}", items[0]);
  }
  return any_of(type_names(node.types, &TypeName::one));
}

std::string any_of(std::span<const std::string_view> words) { return list(words, " or "); }
std::string all_of(std::span<const std::string_view> words) { return list(words, " and "); }

std::vector<std::string_view> listed_values(const CompiledSchema& schema, SchemaId id) {
  std::vector<std::string_view> values;
  for (const SchemaValue& value : schema.values(schema[id])) {
    if (value.type == kNullType) continue;
    const bool known = std::ranges::any_of(
        values, [&](std::string_view other) { return same_but_case(other, value.text); });
    if (!known) values.push_back(value.text);
  }
  return values;
}

bool same_but_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && edit_distance(a, b, 0) == 0;
}

std::string to_upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::optional<std::string_view> meant(std::string_view word,
                                      std::span<const std::string_view> candidates) {
  const auto best = nearest(word, candidates);
  if (!best || same_but_case(*best, word)) return best;
  const std::size_t distance = edit_distance(word, *best, word.size());
  const bool tie = std::ranges::any_of(candidates, [&](std::string_view other) {
    return other != *best && edit_distance(word, other, distance) <= distance;
  });
  return tie ? std::nullopt : best;
}

}  // namespace posturelint
