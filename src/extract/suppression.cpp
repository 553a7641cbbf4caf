// SPDX-License-Identifier: Apache-2.0
#include "extract/suppression.h"

#include <algorithm>
#include <cstddef>

namespace posturelint {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace

std::optional<SuppressionComment> read_suppression(std::string_view comment) {
  constexpr std::string_view kMark = "posturelint-ignore";
  comment = trim(comment);
  if (!comment.starts_with(kMark)) return std::nullopt;
  comment.remove_prefix(kMark.size());
  if (!comment.empty() && comment.front() != ':' &&
      kBlanks.find(comment.front()) == std::string_view::npos) {
    return std::nullopt;
  }

  SuppressionComment out;
  const std::size_t colon = std::min(comment.find(':'), comment.size());
  out.reason = trim(comment.substr(std::min(colon + 1, comment.size())));
  std::string_view rules = comment.substr(0, colon);
  while (!rules.empty()) {
    const std::size_t comma = std::min(rules.find(','), rules.size());
    if (const std::string_view rule = trim(rules.substr(0, comma)); !rule.empty())
      out.rules.emplace_back(rule);
    rules.remove_prefix(std::min(comma + 1, rules.size()));
  }
  return out;
}

}  // namespace posturelint
