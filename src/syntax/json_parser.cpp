// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_parser.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/assert.h"
#include "syntax/json_parser_impl.h"
#include "syntax/json_placeholder.h"
#include "syntax/json_scan.h"
#include "text/span.h"

namespace posturelint {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// A policy as servers print it has a value per 30 to 40 bytes.
constexpr std::size_t kBytesPerNode = 32;

/// Objects with more members look for repeated keys by hashing, smaller ones by comparing.
constexpr std::uint32_t kSmallObject = 16;

}  // namespace

ParsedJson parse_json(std::string_view text, const JsonOptions& options) {
  POSTURELINT_ASSERT(text.size() <= kMaxTextBytes);
  JsonParser parser(text, options, JsonParser::Layout::ignored);
  parser.parse();
  if (!parser.brackets_match() && text.find_first_of("\r\n") != std::string_view::npos) {
    JsonParser again(text, options, JsonParser::Layout::trusted);
    again.parse();
    if (again.mistakes() <= parser.mistakes()) return again.take();
  }
  return parser.take();
}

JsonParser::JsonParser(std::string_view text, const JsonOptions& options, Layout layout)
    : text_(text),
      size_(static_cast<std::uint32_t>(text.size())),
      layout_(layout),
      options_(options),
      log_(text) {
  tree_.text_ = text;
  tree_.nodes_.reserve(text.size() / kBytesPerNode + 8);
  frames_.reserve(16);
  if (layout_ == Layout::trusted) {
    line_starts_.push_back(0);
    for (std::uint32_t i = 0; i < size_; ++i) {
      if (text_[i] == '\n' || (text_[i] == '\r' && (i + 1 == size_ || text_[i + 1] != '\n'))) {
        line_starts_.push_back(i + 1);
      }
    }
  }
}

ParsedJson JsonParser::take() { return {std::move(tree_), log_.take()}; }

void JsonParser::parse() {
  start();
  for (;;) {
    switch (state_) {
      case State::key:
        read_key();
        break;
      case State::value:
        read_value();
        break;
      case State::separator:
        read_separator();
        break;
      case State::after_root:
        skip_blanks();
        if (at_end()) return;
        recover_after_root();
        break;
      case State::done:
        return;
    }
  }
}

void JsonParser::start() {
  if (text_.starts_with(kBom)) at_ = static_cast<std::uint32_t>(kBom.size());
  if (options_.bare_members) return start_bare_members(false);
  skip_blanks();
  while (recover_blank()) skip_blanks();
  if (at_end()) {
    give_up("empty", {0, size_}, "there is no JSON value here; expected an object");
  } else if (quote_at(rest(at_)).family == QuoteFamily::double_mark && starts_key(at_)) {
    start_bare_members(true);
  }
}

void JsonParser::start_bare_members(bool report) {
  bare_root_ = true;
  const std::uint32_t begin = after_blanks(at_);
  frames_.push_back({.node = add_value(NodeKind::object, {begin, size_}), .is_object = true});
  state_ = State::key;
  if (!report) return;
  const bool only_opening = unmatched_closers(at_) == "}";
  Finding& finding = log_.add(
      "bare-members", {begin, begin + quote_at(rest(begin)).size},
      only_opening ? "the members are closed by '}' but not opened; expected '{' before them"
                   : "members without an object around them; expected '{' before and '}' after");
  std::uint32_t end = size_;
  while (end > begin && is_json_blank(text_[end - 1])) --end;
  set_fix(finding, "put braces around the members", {{begin, begin}, "{"}, Applicability::unsafe);
  if (!only_opening) finding.fix->edits.push_back({{end, end}, "}"});
}

void JsonParser::read_key() {
  skip_blanks();
  if (peek() == '"') [[likely]] {
    if (layout_ == Layout::trusted && close_by_layout()) return;
    set_key(read_string());
    skip_blanks();
    if (peek() == ':') [[likely]] {
      ++at_;
      state_ = State::value;
      return;
    }
    return recover_colon();
  }
  if (peek() == '}' && top().comma == kNone && !at_end()) return recover_bracket();
  recover_key();
}

void JsonParser::read_value() {
  skip_blanks();
  if (layout_ == Layout::trusted && !has_key() && close_by_layout()) return;
  switch (peek()) {
    case '"':
      return add_string(read_string());
    case '{':
      return open(NodeKind::object);
    case '[':
      return open(NodeKind::array);
    case 't':
      if (read_literal("true", NodeKind::boolean)) return;
      break;
    case 'f':
      if (read_literal("false", NodeKind::boolean)) return;
      break;
    case 'n':
      if (read_literal("null", NodeKind::null)) return;
      break;
    case ']':
      if (!has_key() && !frames_.empty() && top().comma == kNone) return recover_bracket();
      break;
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      if (read_number()) return;
      break;
    default:
      break;
  }
  recover_value();
}

void JsonParser::read_separator() {
  if (frames_.empty()) {
    state_ = State::after_root;
    return;
  }
  skip_blanks();
  const char c = peek();
  Frame& frame = top();
  const char closer = frame.is_object ? '}' : ']';
  if (c == ',') {
    frame.comma = at_++;
    comma_excused_ = false;
    state_ = frame.is_object ? State::key : State::value;
  } else if (c == closer && frame.comma == kNone && layout_ == Layout::ignored && !bare_root_) {
    node(frame.node).span.end = ++at_;
    comma_excused_ = false;
    close();
  } else if (c == closer) {
    recover_bracket();
  } else {
    recover_separator();
  }
}

bool JsonParser::read_literal(std::string_view literal, NodeKind kind) {
  if (!rest(at_).starts_with(literal)) return false;
  const auto end = static_cast<std::uint32_t>(at_ + literal.size());
  if (end < size_ && !ends_word(text_[end])) return false;
  add_value(kind, {at_, end});
  at_ = end;
  return true;
}

bool JsonParser::read_number() {
  const NumberPrefix number = number_prefix(rest(at_));
  const std::uint32_t end = at_ + number.size;
  if (number.size == 0 || (end < size_ && !ends_word(text_[end]))) return false;
  add_value(NodeKind::number, {at_, end}, flag_if(number.integer, kInteger));
  at_ = end;
  return true;
}

void JsonParser::set_key(Text key) {
  key_ = key.span;
  key_flags_ = flag_if(key.decoded, kDecodedKey);
}

std::uint32_t JsonParser::add_value(NodeKind kind, Span span, std::uint8_t flags) {
  const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
  JsonNode& added = tree_.nodes_.emplace_back();
  added.span = span;
  added.kind = kind;
  added.flags = flags;
  state_ = State::separator;
  if (frames_.empty()) return index;

  Frame& frame = top();
  added.parent = frame.node;
  if (frame.last != kNone) {
    node(frame.last).next = index;
  } else if (layout_ == Layout::trusted) {
    const std::uint32_t begin = has_key() ? key_.begin : span.begin;
    frame.first_column = begin - line_start(begin);
  }
  frame.last = index;
  frame.comma = kNone;
  added.position = node(frame.node).count++;
  if (frame.is_object) {
    added.key = key_;
    added.flags |= key_flags_;
    added.key_tag = key_tag(tree_.key(added));
    if (key_flags_ != 0) frame.keys_may_repeat = true;
    const std::uint32_t bit = key_bit(added.key_tag);
    std::uint32_t& bits = node(frame.node).member_bits;
    if ((bits & bit) != 0) frame.keys_may_repeat = true;
    bits |= bit;
    key_ = {};
    key_flags_ = 0;
  }
  return index;
}

void JsonParser::add_string(Text string) {
  const std::uint32_t index =
      add_value(NodeKind::string, string.span, flag_if(string.decoded, kDecodedValue));
  const std::string_view content = tree_.string(node(index));
  if (may_hold_placeholder(content) && holds_placeholder(content))
    node(index).flags |= kHasPlaceholder;
}

void JsonParser::open(NodeKind kind) {
  // `{x}` and `{{ x }}` are no objects. An object starts with a blank, a quote or its end.
  if (kind == NodeKind::object && at_ + 1 < size_) {
    const char next = text_[at_ + 1];
    if (is_letter(next) || next == '{') {
      if (const auto size = placeholder_size(rest(at_)); size != 0) {
        return read_placeholder(static_cast<std::uint32_t>(size));
      }
    }
  }
  const bool is_object = kind == NodeKind::object;
  frames_.push_back({.node = add_value(kind, {at_, at_ + 1}), .is_object = is_object});
  ++at_;
  state_ = is_object ? State::key : State::value;
}

void JsonParser::close() {
  Frame& frame = top();
  if (frame.is_object && (frame.keys_may_repeat || node(frame.node).count > kSmallObject)) {
    report_repeated_keys(frame);
  }
  frame.comma = kNone;
  if (frames_.size() == 1) closed_root_ = frame;
  frames_.pop_back();
  key_ = {};
  key_flags_ = 0;
  state_ = State::separator;
}

void JsonParser::report_repeated_keys(const Frame& frame) {
  const JsonNode& object = node(frame.node);
  // What stands where a key is missing is no key.
  const auto is_key = [this](std::uint32_t child) { return !node(child).key.empty(); };
  const auto key = [this](std::uint32_t child) { return tree_.key(node(child)); };
  const auto same_key = [&](std::uint32_t a, std::uint32_t b) {
    return node(a).key_tag == node(b).key_tag && key(a) == key(b);
  };
  if (object.count <= kSmallObject) {
    for (std::uint32_t later = node(frame.node + 1).next; later != kNone;
         later = node(later).next) {
      if (!is_key(later)) continue;
      std::uint32_t first = kNone;
      for (std::uint32_t other = frame.node + 1; other != later; other = node(other).next) {
        if (!is_key(other) || !same_key(other, later)) continue;
        if (first == kNone) first = other;
        node(other).flags |= kOverridden;
      }
      if (first != kNone) report_repeated_key(first, later);
    }
    return;
  }
  // Open addressing, at most half full.
  std::size_t slots = 64;
  while (slots < std::size_t{object.count} * 2) slots *= 2;
  struct Seen {
    std::uint32_t first = kNone;
    std::uint32_t latest = kNone;
  };
  std::vector<Seen> table(slots);
  for (std::uint32_t child = frame.node + 1; child != kNone; child = node(child).next) {
    if (!is_key(child)) continue;
    std::size_t slot = std::hash<std::string_view>{}(key(child)) & (slots - 1);
    while (table[slot].first != kNone && !same_key(table[slot].first, child)) {
      slot = (slot + 1) & (slots - 1);
    }
    if (table[slot].first == kNone) {
      table[slot] = {child, child};
      continue;
    }
    node(table[slot].latest).flags |= kOverridden;
    table[slot].latest = child;
    report_repeated_key(table[slot].first, child);
  }
}

void JsonParser::report_repeated_key(std::uint32_t first, std::uint32_t later) {
  if (log_.full()) return;
  Finding& finding =
      log_.add("duplicate-key", node(later).key,
               fmt::format("key {} is in this object already; most readers keep only the last one",
                           log_.excerpt(node(later).key)));
  finding.severity = Severity::warning;
  finding.notes.push_back({"the first one", node(first).key});
}

}  // namespace posturelint
