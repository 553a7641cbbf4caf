// SPDX-License-Identifier: Apache-2.0
#include "document/document.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace posturelint {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Where a node's key or, without one, its value begins.
std::uint32_t begin_of(const JsonNode& node) {
  return node.key.empty() ? node.span.begin : node.key.begin;
}

/// `~0` and `~1` undone; nothing when a `~` is followed by something else.
std::optional<std::string> unescape_token(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      out += token[i];
    } else if (++i < token.size() && (token[i] == '0' || token[i] == '1')) {
      out += token[i] == '0' ? '~' : '/';
    } else {
      return {};
    }
  }
  return out;
}

/// The member that a token of a JSON pointer names.
Node member_at(Node object, std::string_view token) {
  if (token.find('~') == std::string_view::npos) return object[token];
  const auto key = unescape_token(token);
  return key ? object[*key] : Node();
}

/// Writes a token of a JSON pointer so that it ends before `end`; returns where it begins.
std::string::iterator write_escaped(std::string_view key, std::string::iterator end) {
  for (auto c = key.rbegin(); c != key.rend(); ++c) {
    if (*c == '~' || *c == '/') {
      *--end = *c == '~' ? '0' : '1';
      *--end = '~';
    } else {
      *--end = *c;
    }
  }
  return end;
}

std::size_t escaped_size(std::string_view key) {
  const auto is_escaped = [](char c) { return c == '~' || c == '/'; };
  return key.size() + static_cast<std::size_t>(std::ranges::count_if(key, is_escaped));
}

/// An array index as JSON pointers write it: digits without a leading zero.
std::optional<std::uint32_t> parse_index(std::string_view token) {
  if (token.empty() || (token.size() > 1 && token[0] == '0')) return {};
  std::uint32_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (error != std::errc{} || end != token.data() + token.size()) return {};
  return index;
}

/// The blanks in front of `at`, from the last line end on (that included) when there is one.
std::string_view blanks_before(std::string_view text, std::uint32_t at) {
  std::uint32_t begin = at;
  while (begin > 0 && is_blank(text[begin - 1])) --begin;
  const std::string_view blanks = text.substr(begin, at - begin);
  std::size_t line_end = blanks.find_last_of("\r\n");
  if (line_end == std::string_view::npos) return blanks;
  if (line_end > 0 && blanks.substr(line_end - 1, 2) == "\r\n") --line_end;
  return blanks.substr(line_end);
}

std::string_view line_indentation(std::string_view text, std::uint32_t at) {
  const std::size_t line_end = at == 0 ? std::string_view::npos : text.find_last_of("\r\n", at - 1);
  const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
  const std::size_t end = std::min(text.find_first_not_of(" \t", begin), text.size());
  return text.substr(begin, end - begin);
}

/// False where an object was given an end because none is written. What is added there may end up
/// in another one.
bool is_closed(Span object, Node last, std::string_view text) {
  const std::uint32_t inside = last ? last.member_span().end : object.begin + 1;
  return inside < object.end && text[object.end - 1] == '}';
}

bool is_multi_line(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

}  // namespace

Document::Document(ParsedJson parsed)
    : tree_(std::move(parsed.tree)), findings_(std::move(parsed.findings)) {}

Document Document::parse(std::string_view text, const JsonOptions& options) {
  return Document(parse_json(text, options));
}

Node Document::root() const { return tree_.nodes().empty() ? Node() : Node(tree_, 0); }

Node Document::find(std::string_view pointer) const { return root().find(pointer); }

Node Document::at(std::uint32_t offset) const {
  const auto& nodes = tree_.nodes();
  auto after = std::ranges::upper_bound(nodes, offset, {}, begin_of);
  if (after == nodes.begin()) return {};
  // The last node that begins at or before the byte, or the nearest one around it.
  for (Node node(tree_, static_cast<std::uint32_t>(after - nodes.begin() - 1)); node;
       node = node.parent()) {
    const Span span = node.member_span();
    if (span.begin <= offset && offset < span.end) return node;
  }
  return {};
}

bool Node::is_unknown() const {
  if (tree_ == nullptr) return false;
  switch (raw().kind) {
    case NodeKind::placeholder:
    case NodeKind::broken:
      return true;
    case NodeKind::string:
      return (raw().flags & kHasPlaceholder) != 0;
    default:
      return false;
  }
}

std::optional<std::int64_t> Node::integer() const {
  if (!is(NodeKind::number) || (raw().flags & kInteger) == 0) return {};
  const std::string_view written = text();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
  if (error != std::errc{} || end != written.data() + written.size()) return {};
  return value;
}

std::optional<double> Node::number() const {
  if (!is(NodeKind::number)) return {};
  const std::string_view written = text();
  double value = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
  if (error != std::errc{} || end != written.data() + written.size()) return {};
  return value;
}

std::optional<bool> Node::boolean() const {
  if (!is(NodeKind::boolean)) return {};
  return text()[0] == 't' || text()[0] == 'T';
}

Node Node::member(std::string_view key, std::uint16_t tag) const {
  const auto& nodes = tree_->nodes();
  for (std::uint32_t i = index_ + 1; i != JsonNode::kNone; i = nodes[i].next) {
    const JsonNode& member = nodes[i];
    if (member.key_tag != tag || (member.flags & kOverridden) != 0) continue;
    // A value without a key is not the member with the empty one.
    if (tree_->key(member) == key && !member.key.empty()) return {*tree_, i};
  }
  return {};
}

Node Node::find(std::string_view pointer) const {
  Node found = *this;
  while (found && !pointer.empty()) {
    if (pointer[0] != '/') return {};
    pointer.remove_prefix(1);
    const std::string_view written = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(written.size());
    if (found.is_object()) {
      found = member_at(found, written);
      continue;
    }
    const auto index = parse_index(written);
    if (!found.is_array() || !index) return {};
    Node item;
    std::uint32_t i = 0;
    for (const Node candidate : found.items()) {
      if (i++ == *index) {
        item = candidate;
        break;
      }
    }
    found = item;
  }
  return found;
}

NodeRange Node::children() const {
  if (tree_ == nullptr || raw().count == 0) return {};
  return {tree_, index_ + 1};
}

NodeRange Node::items() const { return is_array() ? children() : NodeRange(); }

NodeRange Node::members() const { return is_object() ? children() : NodeRange(); }

Node Node::parent() const {
  if (tree_ == nullptr || raw().parent == JsonNode::kNone) return {};
  return {*tree_, raw().parent};
}

Span Node::member_span() const {
  if (tree_ == nullptr) return {};
  return {begin_of(raw()), std::max(raw().span.end, raw().key.end)};
}

std::string Node::pointer() const {
  // Twice from here to the root: to know the length, and to write from the end.
  std::size_t size = 0;
  for (Node node = *this, parent = node.parent(); parent; node = parent, parent = node.parent()) {
    size += 1 + (parent.is_object() ? escaped_size(node.key())
                                    : std::to_string(node.raw().position).size());
  }
  std::string out(size, '/');
  auto end = out.end();
  for (Node node = *this, parent = node.parent(); parent; node = parent, parent = node.parent()) {
    end = parent.is_object() ? write_escaped(node.key(), end)
                             : write_escaped(std::to_string(node.raw().position), end);
    --end;  // the slash is there
  }
  return out;
}

std::vector<Edit> remove_child(Node child) {
  const Node parent = child.parent();
  if (!parent) return {};
  const std::string_view text = child.tree()->text();
  const Span member = child.member_span();
  const auto& nodes = child.tree()->nodes();
  Node previous;  // around the last value before this one
  if (child.index() > parent.index() + 1) {
    previous = Node(*child.tree(), child.index() - 1);
    while (previous.parent() != parent) previous = previous.parent();
  }
  Node next;
  if (nodes[child.index()].next != JsonNode::kNone) {
    next = Node(*child.tree(), nodes[child.index()].next);
  }
  if (next) return {{{member.begin, next.member_span().begin}, ""}};
  if (previous) return {{{previous.member_span().end, member.end}, ""}};
  // The only child: the blanks around it go too, and a comma behind it.
  Span gone = member;
  while (gone.begin > 0 && is_blank(text[gone.begin - 1])) --gone.begin;
  while (gone.end < text.size() && (is_blank(text[gone.end]) || text[gone.end] == ',')) ++gone.end;
  return {{gone, ""}};
}

std::vector<Edit> insert_member(Node object, std::string_view member) {
  if (!object.is_object()) return {};
  const std::string_view text = object.tree()->text();
  const Span whole = object.span();
  Node last;
  for (const Node sibling : object.members()) last = sibling;
  const bool braces = !whole.empty() && text[whole.begin] == '{';
  if (braces && !is_closed(whole, last, text)) return {};
  if (last) {
    const std::uint32_t end = last.member_span().end;
    std::string_view blanks = blanks_before(text, last.member_span().begin);
    // The blank after `{` says nothing about the ones after commas.
    if (object.size() == 1 && !is_multi_line(blanks)) blanks = " ";
    // A bare member on the first line has no blanks of its own to copy.
    return {{{end, end}, fmt::format(",{}{}", blanks, member)}};
  }
  if (!braces) return {{{whole.begin, whole.begin}, std::string(member)}};
  const std::uint32_t at = whole.begin + 1;
  const std::string_view inside = text.substr(at, whole.end - 1 - at);
  if (!is_multi_line(inside)) {
    return {{{at, at}, fmt::format("{}{}", inside.empty() ? "" : " ", member)}};
  }
  const std::string_view indentation = line_indentation(text, whole.begin);
  const bool tabs = indentation.find('\t') != std::string_view::npos;
  const std::string_view line_end = inside.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
  return {{{at, at}, fmt::format("{}{}{}{}", line_end, indentation, tabs ? "\t" : "  ", member)}};
}

}  // namespace posturelint
