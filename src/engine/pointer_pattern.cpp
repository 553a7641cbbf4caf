// SPDX-License-Identifier: Apache-2.0
#include "engine/pointer_pattern.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/violation.h"

namespace posturelint {
namespace {

constexpr std::size_t kMaxSegments = 32;

/// Undoes the escapes of one segment; nothing when there is an unknown one.
std::optional<std::string> unescape(std::string_view segment) {
  std::string out;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    if (segment[i] != '~') {
      out += segment[i];
      continue;
    }
    constexpr std::string_view kMeanings = "~/*";
    const std::size_t digit = ++i < segment.size() ? std::size_t(segment[i] - '0') : 9;
    if (digit >= kMeanings.size()) return std::nullopt;
    out += kMeanings[digit];
  }
  return out;
}

}  // namespace

Result<PointerPattern> PointerPattern::parse(std::string_view pattern) {
  PointerPattern out;
  int deep = 0;
  while (!pattern.empty()) {
    if (pattern[0] != '/') return Error{"a JSON pointer starts with /, e.g. /conditions/*"};
    pattern.remove_prefix(1);
    const std::string_view segment = pattern.substr(0, pattern.find('/'));
    pattern.remove_prefix(segment.size());
    if (segment == "**") {
      // Several would be tried in all combinations.
      if (++deep > 2) return Error{"a pointer has ** at most twice"};
      out.segments_.push_back({.kind = Kind::any_number});
    } else if (segment == "*") {
      out.segments_.push_back({.kind = Kind::any_one});
    } else if (segment.find('*') != std::string_view::npos) {
      return Error{fmt::format("* stands for a whole segment, not for a part of \"{}\"", segment)};
    } else {
      auto key = unescape(segment);
      if (!key) return Error{"after ~ stands 0 (for ~), 1 (for /) or 2 (for *)"};
      out.segments_.push_back({.kind = Kind::key, .key = std::move(*key)});
    }
    if (out.segments_.size() > kMaxSegments) {
      return Error{fmt::format("a pointer has at most {} segments", kMaxSegments)};
    }
  }
  return out;
}

std::vector<Node> PointerPattern::find_in(Node top) const {
  std::vector<Node> found;
  find(top, 0, 0, found);
  if (segments_.size() > 1) {
    std::ranges::sort(found, {}, [](Node node) { return node.index(); });
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }
  return found;
}

void PointerPattern::find(Node value, std::size_t at, int depth, std::vector<Node>& out) const {
  if (depth > kMaxSchemaDepth) return;
  if (at == segments_.size()) return out.push_back(value);
  const Segment& segment = segments_[at];
  if (segment.kind == Kind::any_number) find(value, at + 1, depth, out);
  std::size_t index = 0;
  for (const Node child : value.children()) {
    const std::size_t position = index++;
    if (child.is_overridden()) continue;
    if (segment.kind == Kind::any_number) {
      find(child, at, depth + 1, out);
      continue;
    }
    const bool named =
        segment.kind == Kind::any_one ||
        (value.is_object() ? child.key() == segment.key : std::to_string(position) == segment.key);
    if (named) find(child, at + 1, depth + 1, out);
  }
}

}  // namespace posturelint
