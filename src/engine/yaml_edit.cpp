// SPDX-License-Identifier: Apache-2.0
#include "engine/yaml_edit.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace posturelint {
namespace {

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

/// Equal but for where it stands.
bool same(const YamlNode& a, const YamlNode& b) {
  const auto same_members = [](const YamlMember& x, const YamlMember& y) {
    return same(x.key, y.key) && same(x.value, y.value);
  };
  return a.kind == b.kind && a.quoted == b.quoted && a.text == b.text &&
         std::ranges::equal(a.items, b.items, same) &&
         std::ranges::equal(a.members, b.members, same_members);
}

/// Does `text` after the edits read as `expected`?
bool reads_as(const Source& source, std::span<const Edit> edits, const YamlNode& expected) {
  const auto edited = Source::from_string(source.name(), apply_edits(source.text(), edits));
  const auto read = parse_yaml(*edited);
  if (!read) return false;
  const bool nothing_left = expected.kind == YamlNode::Kind::mapping && expected.members.empty();
  return same(*read, expected) || (nothing_left && read->kind == YamlNode::Kind::null);
}

YamlNode* follow(YamlNode& node, std::span<const YamlStep> path) {
  YamlNode* at = &node;
  for (const YamlStep& step : path) {
    if (!step.key.empty()) {
      const auto member = std::ranges::find_if(
          at->members, [&](const YamlMember& m) { return m.key.text == step.key; });
      if (member == at->members.end()) return nullptr;
      at = &member->value;
    } else {
      if (step.index >= at->items.size()) return nullptr;
      at = &at->items[step.index];
    }
  }
  return at;
}

/// The text as lines, for what hangs together by indentation.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t begin_of(std::size_t at) const {
    const std::size_t line_feed = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return line_feed == std::string_view::npos ? 0 : line_feed + 1;
  }
  /// Behind the line feed.
  [[nodiscard]] std::size_t end_of(std::size_t at) const {
    const std::size_t line_feed = text_.find('\n', at);
    return line_feed == std::string_view::npos ? text_.size() : line_feed + 1;
  }

  /// The end of the block whose first line holds `at`: behind the last of the following lines that
  /// are indented deeper than `column`. Blank lines belong to it when more of it follows.
  [[nodiscard]] std::size_t end_of_block(std::size_t at, std::size_t column) const {
    std::size_t end = end_of(at);
    for (std::size_t line = end; line < text_.size(); line = end_of(line)) {
      const std::size_t word = text_.find_first_not_of(' ', line);
      if (word == std::string_view::npos) break;
      if (text_[word] == '\n' || text_[word] == '\r') continue;
      if (word - line <= column) break;
      end = end_of(line);
    }
    return end;
  }

 private:
  std::string_view text_;
};

/// Where the dash of a block item stands; nothing for an item between brackets.
std::optional<std::size_t> dash_before(std::string_view text, std::size_t item) {
  std::size_t at = item;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '\r')) --at;
  if (at == 0 || text[at - 1] != '-') return std::nullopt;
  const std::size_t dash = at - 1;
  const std::size_t line = Lines(text).begin_of(dash);
  const bool alone =
      text.substr(line, dash - line).find_first_not_of(' ') == std::string_view::npos;
  return alone ? std::optional(dash) : std::nullopt;
}

/// The end of the value that begins at `at` between brackets: at the comma or bracket behind it,
/// blanks left out. Nothing where comments make that hard to say.
std::optional<std::size_t> end_of_flow_value(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  std::size_t end = at;
  for (std::size_t i = at; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '#') return std::nullopt;
    if (c == '"' || c == '\'') {
      std::size_t close = i + 1;
      while (close < text.size() && text[close] != c) close += text[close] == '\\' ? 2U : 1U;
      i = close;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      if (depth == 0) return end;
      --depth;
    } else if (c == ',' && depth == 0) {
      return end;
    }
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') end = i + 1;
  }
  return std::nullopt;
}

std::optional<Span> span_of_item(std::string_view text, std::size_t item) {
  if (const auto dash = dash_before(text, item)) {
    const Lines lines(text);
    const std::size_t begin = lines.begin_of(*dash);
    return Span{offset(begin), offset(lines.end_of_block(item, *dash - begin))};
  }
  const auto end = end_of_flow_value(text, item);
  if (!end) return std::nullopt;
  const std::size_t next = text.find_first_not_of(" \t\r\n", *end);
  if (next != std::string_view::npos && text[next] == ',') {
    const std::size_t following = text.find_first_not_of(' ', next + 1);
    return Span{offset(item), offset(std::min(following, text.size()))};
  }
  const std::size_t before =
      item == 0 ? std::string_view::npos : text.find_last_not_of(" \t\r\n", item - 1);
  if (before != std::string_view::npos && text[before] == ',') {
    return Span{offset(before), offset(*end)};
  }
  return Span{offset(item), offset(*end)};
}

}  // namespace

std::optional<Edit> remove_yaml_item(const Source& source, std::span<const YamlStep> list,
                                     std::size_t index) {
  const YamlItem item{{list.begin(), list.end()}, index};
  auto edits = remove_yaml_items(source, std::span(&item, 1));
  return edits ? std::optional(std::move(edits->front())) : std::nullopt;
}

std::optional<std::vector<Edit>> remove_yaml_items(const Source& source,
                                                   std::span<const YamlItem> items) {
  auto root = parse_yaml(source);
  if (!root) return std::nullopt;
  std::vector<Edit> edits;
  // From the last to the first, so that the others stay where they are.
  for (auto item = items.rbegin(); item != items.rend(); ++item) {
    YamlNode* sequence = follow(*root, item->list);
    if (sequence == nullptr || item->index >= sequence->items.size()) return std::nullopt;
    const auto span = span_of_item(source.text(), sequence->items[item->index].span.begin);
    if (!span || (!edits.empty() && span->end > edits.back().span.begin)) return std::nullopt;
    edits.push_back({*span, ""});
    sequence->items.erase(sequence->items.begin() + static_cast<std::ptrdiff_t>(item->index));
  }
  if (!reads_as(source, edits, *root)) return std::nullopt;
  return edits;
}

std::optional<Edit> remove_yaml_key(const Source& source, std::string_view key) {
  auto root = parse_yaml(source);
  if (!root) return std::nullopt;
  const auto member =
      std::ranges::find_if(root->members, [&](const YamlMember& m) { return m.key.text == key; });
  if (member == root->members.end()) return std::nullopt;
  const std::string_view text = source.text();
  const Lines lines(text);
  const std::size_t begin = member->key.span.begin;
  const std::size_t column = begin - lines.begin_of(begin);
  std::size_t end = lines.end_of_block(begin, column);
  // A list may stand at the column of its key.
  for (const YamlNode& item : member->value.items) {
    const auto dash = dash_before(text, item.span.begin);
    if (dash)
      end = std::max(end, lines.end_of_block(item.span.begin, *dash - lines.begin_of(*dash)));
  }
  root->members.erase(member);
  const Edit edit{{offset(begin), offset(end)}, ""};
  return reads_as(source, std::span(&edit, 1), *root) ? std::optional(edit) : std::nullopt;
}

}  // namespace posturelint
