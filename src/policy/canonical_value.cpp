// SPDX-License-Identifier: Apache-2.0
#include "policy/canonical_value.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "policy/constraint.h"
#include "policy/duration.h"

namespace posturelint {
namespace {

/// Deeper values are compared as they are written.
constexpr int kMaxDepth = 200;

bool is_any_of(std::string_view key, std::initializer_list<std::string_view> keys) {
  return std::ranges::find(keys, key) != keys.end();
}

/// With its length in front, so that no text looks like two.
std::string quoted(std::string_view text) { return fmt::format("{}:{}", text.size(), text); }

/// `key`: of the member whose value, or whose list, the string is in.
std::string string_text(std::string_view text, std::string_view key) {
  if (is_any_of(key,
                {"expiry", "inactivityPeriod", "postAuthPromptFrequency", "reauthenticateIn"})) {
    if (const auto seconds = duration_seconds(text)) return fmt::format("{}s", *seconds);
  }
  if (is_any_of(key, {"methods", "types", "userVerificationMethods"})) {
    return quoted(lower_case(text));
  }
  return quoted(text);
}

std::string text_of(Node value, std::string_view key, int depth) {
  if (!value.is_set()) return "";
  if (depth > kMaxDepth) return std::string(value.text());
  if (const auto text = value.string()) return string_text(*text, key);
  if (const auto number = value.number()) return fmt::format("{}", *number);
  if (!value.is_object() && !value.is_array()) return quoted(value.text());
  std::vector<std::string> parts;
  for (const Node child : value.children()) {
    if (child.is_overridden()) continue;
    const bool is_member = value.is_object();
    std::string text = text_of(child, is_member ? child.key() : key, depth + 1);
    if (is_member && text.empty()) continue;
    parts.push_back(is_member ? fmt::format("{}={}", quoted(child.key()), text) : std::move(text));
  }
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  const std::string all = fmt::format("{}", fmt::join(parts, ","));
  return value.is_object() ? "{" + all + "}" : "[" + all + "]";
}

}  // namespace

std::string canonical_text(Node value) { return text_of(value, value.key(), 0); }

}  // namespace posturelint
