// SPDX-License-Identifier: Apache-2.0
// What stands where a key, or the colon behind it, belongs.
#include <algorithm>

#include <fmt/format.h>

#include "syntax/json_parser_impl.h"
#include "syntax/json_placeholder.h"
#include "syntax/json_scan.h"
#include "text/utf8.h"

namespace posturelint {

/// Where a key belongs.
void JsonParser::recover_key() {
  if (recover_blank()) return;
  if (at_end()) return finish();
  const char c = text_[at_];
  if (c == '}' || c == ']') return recover_bracket();
  if (c == ',') return read_extra_commas();
  if (c == ':') {
    log_.add("missing-key", {at_, at_ + 1}, "there is no key before ':'; expected \"key\"");
    key_ = {at_, at_};
    ++at_;
    state_ = State::value;
    return;
  }
  if (layout_ == Layout::trusted && close_by_layout()) return;
  if (const Quote quote = quote_at(rest(at_))) {
    set_key(read_foreign_string());
    return recover_colon();
  }
  if (const auto size = static_cast<std::uint32_t>(placeholder_size(rest(at_)))) {
    const Span span{at_, at_ + size};
    at_ = span.end;
    report_placeholder(span);
    if (peek() == ':' || text_.substr(after_blanks(at_), 1) == ":") {
      set_key(bare_text(span));
      return recover_colon();
    }
    // It stands for whole members.
    key_ = {span.begin, span.begin};
    add_value(NodeKind::placeholder, span);
    comma_excused_ = true;
    return;
  }
  if (c == '{' || c == '[') {
    log_.add(
        "missing-key", {at_, at_ + 1},
        fmt::format("there is no key before '{}'; a member of an object is \"key\": value", c));
    key_ = {at_, at_};
    state_ = State::value;
    return;
  }
  if (read_ellipsis()) return;

  const std::uint32_t begin = at_;
  std::uint32_t end = word_end(begin);
  std::uint32_t next = after_blanks(end);
  // `first name: 1`: some words before the colon.
  while (next > end && next < size_ && word_end(next) > next && same_line(end, next)) {
    const std::uint32_t longer = word_end(next);
    const std::uint32_t behind = after_blanks(longer);
    if (behind >= size_ || (text_[behind] != ':' && breaks_word(text_[behind]))) break;
    end = longer;
    next = behind;
  }
  // `name": 1`: only the opening quote is missing.
  const bool quoted_end =
      next == end && text_.substr(end, 1) == "\"" && text_.substr(after_blanks(end + 1), 1) == ":";
  const bool is_word = end > begin && starts_word(text_[begin]);
  const bool separated =
      next < size_ && (text_[next] == ':' || text_[next] == '=' || text_[next] == '"' ||
                       text_[next] == '{' || text_[next] == '[' || is_digit(text_[next]));
  if (is_word && find_invalid_utf8(tree_.text({begin, end})) == std::string_view::npos &&
      (separated || quoted_end)) {
    const Span span{begin, quoted_end ? end + 1 : end};
    if (!log_.full()) {
      Finding& finding =
          log_.add("unquoted-key", span,
                   fmt::format("key {} {}", log_.excerpt(span),
                               quoted_end ? "lacks its opening quote; expected '\"' before it"
                                          : "is not in quotes; expected double quotes around it"));
      finding.fix =
          Fix{"put double quotes around the key", Applicability::safe, {{{begin, begin}, "\""}}};
      if (!quoted_end) finding.fix->edits.push_back({{end, end}, "\""});
    }
    store_decoded(begin, tree_.text({begin, end}));
    set_key({span, true});
    at_ = span.end;
    return recover_colon();
  }
  // `{ groupId }`
  if (is_word && turn_into_placeholder({begin, end})) return;
  end = std::max({end, phrase_end(begin), begin + decode_utf8(rest(begin)).size});
  at_ = end;
  report_unexpected({begin, end}, "a key in double quotes");
  comma_excused_ = true;
  if (top().last == kNone) return;  // more of the like may follow
  state_ = State::separator;
}

/// A key has been read; what follows is not (yet) a colon.
void JsonParser::recover_colon() {
  const Span key = key_;
  const auto add_colon = [&](Span span, std::string message) {
    if (!log_.full()) {
      Finding& finding = log_.add("missing-colon", span, std::move(message));
      set_fix(finding, span.empty() ? "insert ':'" : "write ':'", {span, ":"});
    }
    state_ = State::value;
  };
  do {
    skip_blanks();
  } while (recover_blank());
  if (peek() == ':') {
    ++at_;
    state_ = State::value;
    return;
  }
  if (at_ == key.end && peek() == '"' && rest(after_blanks(at_ + 1)).starts_with(':')) {
    report_doubled_quote();
    return recover_colon();
  }
  if (at_ == key.end && !at_end() && !ends_word(text_[at_])) {
    if (const auto again = reread_string(key, true)) {
      set_key(*again);
      return recover_colon();
    }
  }
  for (const std::string_view sign : {"=>", ":=", "==", "=", ";", "->"}) {
    if (!rest(at_).starts_with(sign)) continue;
    const Span span{at_, at_ + static_cast<std::uint32_t>(sign.size())};
    at_ = span.end;
    return add_colon(span, fmt::format("'{}' between key and value; expected ':'", sign));
  }
  if (!at_end() && text_[at_] == '}' && turn_into_placeholder(key)) return;
  const bool lone = at_end() || ends_word(text_[at_]) || !starts_value(at_) || starts_key(at_) ||
                    !same_line(key.end, at_);
  if (!lone) {
    return add_colon({key.end, key.end},
                     fmt::format("there is no ':' after the key {}", log_.excerpt(key)));
  }
  add_missing_value(key.end, "expected ':' and a value");
  comma_excused_ = !at_end() && starts_key(at_);
}

/// The value of the key just read is not there.
void JsonParser::add_missing_value(std::uint32_t at, std::string_view what) {
  const Span key = key_;
  add_value(NodeKind::broken, {at, at});
  if (log_.full()) return;
  std::uint32_t end = at;
  while (end > key.end && is_json_blank(text_[end - 1])) --end;
  log_.add("missing-value", key.empty() ? Span{key.begin, key.begin + 1} : Span{key.begin, end},
           key.empty() ? fmt::format("there is no value here; {}", what)
                       : fmt::format("key {} has no value; {}", log_.excerpt(key), what));
}

/// `{"groupId"}` or `{ groupId }`: an object of nothing but a word is a placeholder. `content` is
/// the word; the closing brace comes next.
bool JsonParser::turn_into_placeholder(Span content) {
  if (top().last != kNone || top().comma != kNone || (bare_root_ && frames_.size() == 1)) {
    return false;
  }
  const std::uint32_t close = after_blanks(content.end);
  if (close >= size_ || text_[close] != '}') return false;
  const Span whole{node(top().node).span.begin, close + 1};
  const bool quoted = bool(quote_at(rest(content.begin)));
  JsonNode& object = node(top().node);
  object.kind = NodeKind::placeholder;
  object.span = whole;
  frames_.pop_back();
  key_ = {};
  key_flags_ = 0;
  at_ = close + 1;
  state_ = State::separator;
  if (!quoted) {
    report_placeholder(whole);
    return true;
  }
  if (log_.full()) return true;
  std::string_view name = tree_.text(content);
  const Quote quote = quote_at(name);
  name = name.substr(quote.size, name.size() - 2 * quote.size);
  Finding& finding =
      log_.add("placeholder-object", whole,
               fmt::format("{} is a placeholder in braces, not an object; expected a value",
                           log_.excerpt(whole)));
  set_fix(finding, "put the quotes around the braces",
          {whole, quote_json(fmt::format("{{{}}}", name))}, Applicability::unsafe);
  return true;
}

/// `"a": "b": 1`: the string that we took for the value of "a" is a key itself.
void JsonParser::value_was_a_key() {
  JsonNode& value = node(last_value());
  const Text key{value.span, (value.flags & kDecodedValue) != 0};
  const std::uint32_t colon = after_blanks(value.key.end);
  const bool has_colon = colon < value.span.begin && text_[colon] == ':';
  const std::uint32_t end = has_colon ? colon + 1 : value.key.end;
  value.kind = NodeKind::broken;
  value.flags = static_cast<std::uint8_t>(value.flags & ~(kDecodedValue | kHasPlaceholder));
  value.span = {end, end};
  // Where there is no key either, that is said already.
  if (!log_.full() && !value.key.empty()) {
    log_.add("missing-value", {value.key.begin, end},
             fmt::format("key {} has no value; expected one after ':'", log_.excerpt(value.key)));
  }
  set_key(key);
  ++at_;  // the colon
  state_ = State::value;
}

/// `["a": 1]` or `{"x": [1, "a": 2}`: the string before the colon is a key. Either the array is
/// meant as an object, or it ends before the key. False when neither fits.
bool JsonParser::item_was_a_key() {
  Frame& frame = top();
  const bool only_item = frame.last == frame.node + 1;
  const bool in_object = frames_.size() > 1 && frames_[frames_.size() - 2].is_object;
  const bool not_closed = in_object && unmatched_closers(at_) == open_closers().substr(1);
  if (!only_item && !not_closed) return false;

  const JsonNode item = tree_.nodes_.back();
  tree_.nodes_.pop_back();
  const Text key{item.span, (item.flags & kDecodedValue) != 0};
  JsonNode& array = node(frame.node);
  --array.count;
  if (not_closed) {
    std::uint32_t last = array.count == 0 ? kNone : frame.node + 1;
    while (last != kNone && node(last).next != frame.last) last = node(last).next;
    if (last != kNone) node(last).next = kNone;
    frame.last = last;
    close_unclosed(last == kNone ? "," : "");
  } else {
    array.kind = NodeKind::object;
    frame.last = kNone;
    frame.is_object = true;
    // The bracket at the other end is part of the same mistake.
    frame.closer_excused = true;
    if (!log_.full()) {
      const Span opening{array.span.begin, array.span.begin + 1};
      Finding& finding =
          log_.add("mismatched-bracket", opening, "'[' opens members with keys; expected '{'");
      set_fix(finding, "write '{'", {opening, "{"}, Applicability::unsafe);
    }
  }
  set_key(key);
  ++at_;  // the colon
  state_ = State::value;
  return true;
}

}  // namespace posturelint
