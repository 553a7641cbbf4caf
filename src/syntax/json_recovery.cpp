// SPDX-License-Identifier: Apache-2.0
// What stands where a value or a comma belongs, or after the top value.
#include <algorithm>

#include <fmt/format.h>

#include "syntax/json_parser_impl.h"
#include "syntax/json_placeholder.h"
#include "syntax/json_scan.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

/// Length of the `...` or `…`, which stands for what was left out, that `text` starts with, or 0.
std::uint32_t ellipsis_size(std::string_view text) {
  if (text.starts_with("\u2026")) return 3;
  if (!text.starts_with("...")) return 0;
  return static_cast<std::uint32_t>(std::min(text.find_first_not_of('.'), text.size()));
}

}  // namespace
void JsonParser::report_placeholder(Span span) {
  const std::string_view written = tree_.text(span);
  if (options_.placeholders_are_filled_in && is_shell_expansion(written)) return;
  if (log_.full()) return;
  Finding& finding = log_.add(
      "unquoted-placeholder", span,
      fmt::format("placeholder {} is not JSON; expected a value, or double quotes around it",
                  log_.excerpt(span)));
  set_fix(finding, "put double quotes around it", {span, quote_json(written)},
          Applicability::unsafe);
}

void JsonParser::read_placeholder(std::uint32_t size) {
  Span span{at_, at_ + size};
  // `${a}${b}`, `${n}.5`: what sticks to it belongs to it.
  while (span.end < size_ && !ends_word(text_[span.end])) {
    const auto more = static_cast<std::uint32_t>(placeholder_size(rest(span.end)));
    const std::uint32_t end = more != 0 ? span.end + more : word_end(span.end);
    if (end == span.end) break;
    span.end = end;
  }
  at_ = span.end;
  report_placeholder(span);
  add_value(NodeKind::placeholder, span);
}

/// Commas where a value or a key belongs: too many of them, or the last thing in the brackets.
void JsonParser::read_extra_commas() {
  std::vector<Span> commas;
  while (!at_end() && (text_[at_] == ',' || is_json_blank(text_[at_]))) {
    if (text_[at_] == ',') commas.push_back({at_, at_ + 1});
    ++at_;
  }
  const char next = peek();
  if (at_end() || next == '}' || next == ']') {
    // With the one before them they are a trailing comma. The last counts as if it stood alone.
    if (top().comma == kNone) top().comma = commas.front().begin;
    if (commas.front().begin != top().comma)
      commas.insert(commas.begin(), {top().comma, top().comma + 1});
    top().comma = kNone;
    if (at_end() || log_.full()) return;
    Finding& finding = log_.add("trailing-comma", {commas.front().begin, commas.back().end},
                                fmt::format("{} before '{}'; expected none",
                                            commas.size() == 1 ? "a comma" : "commas", next));
    finding.fix = Fix{"remove it", Applicability::safe, {}};
    for (const Span comma : commas) finding.fix->edits.push_back({comma, ""});
    return;
  }
  if (log_.full()) return;
  Finding& finding = log_.add("extra-comma", {commas.front().begin, commas.back().end},
                              fmt::format("a comma with nothing before it; expected a {}",
                                          top().is_object ? "member" : "value"));
  finding.fix = Fix{"remove it", Applicability::safe, {}};
  for (const Span comma : commas) finding.fix->edits.push_back({comma, ""});
}

/// `...` between values.
bool JsonParser::read_ellipsis() {
  const std::uint32_t size = ellipsis_size(rest(at_));
  if (size == 0) return false;
  const Span dots{at_, at_ + size};
  at_ = dots.end;
  const std::uint32_t next = after_blanks(at_);
  const bool last = next >= size_ || text_[next] == '}' || text_[next] == ']';
  Frame& frame = top();
  if (!log_.full()) {
    Finding& finding = log_.add(
        "ellipsis", dots,
        fmt::format("'{}' for something left out; JSON has no sign for that", log_.excerpt(dots)));
    Fix fix{"remove it", Applicability::unsafe, {{dots, ""}}};
    if (last && frame.comma != kNone) {
      fix.edits.insert(fix.edits.begin(), {{frame.comma, frame.comma + 1}, ""});
    } else if (next < size_ && text_[next] == ',') {
      fix.edits.push_back({{next, next + 1}, ""});
    }
    finding.fix = std::move(fix);
  }
  frame.comma = kNone;
  comma_excused_ = true;
  state_ = State::separator;
  return true;
}

/// Where a value belongs.
void JsonParser::recover_value() {
  if (recover_blank()) return;
  const bool member = has_key();
  if (at_end()) {
    if (frames_.empty()) return give_up("empty", {0, size_}, "there is no JSON value here");
    return finish();
  }
  const char c = text_[at_];
  if (member && (c == ',' || c == '}' || c == ']')) {
    return add_missing_value(at_, "expected one after ':'");
  }
  if (!frames_.empty() && !member) {
    if (c == ',') return read_extra_commas();
    if (c == ']' || c == '}') return recover_bracket();
    if (read_ellipsis()) return;
  }
  if (c == ':' || c == '=') {
    const Span span{at_, at_ + 1};
    ++at_;
    if (frames_.empty()) return give_up("not-json", span, "this is not JSON; expected an object");
    if (log_.full()) return;
    Finding& finding =
        log_.add("unexpected-text", span, fmt::format("'{}' where a value belongs", c));
    set_fix(finding, "remove it", {span, ""}, Applicability::unsafe);
    return;
  }
  if (quote_at(rest(at_))) {
    // A closing quote is nowhere: not the start of a string after all.
    return add_string(read_foreign_string());
  }
  if (const auto size = static_cast<std::uint32_t>(placeholder_size(rest(at_)))) {
    const bool whole = after_blanks(at_ + size) == size_;
    if (!frames_.empty() || whole || text_[at_] == '$') return read_placeholder(size);
  }
  read_word();
}

/// A number, literal or text without quotes.
void JsonParser::read_word() {
  const std::uint32_t begin = at_;
  std::uint32_t end = word_end(begin);
  const Word word = classify_word(tree_.text({begin, end}));
  Span span{begin, end};
  if (word.kind != WordKind::text) {
    at_ = end;
    if (word.kind == WordKind::foreign_literal) {
      Finding& finding = log_.add(
          "foreign-literal", span,
          word.replacement.empty() ? fmt::format("'{}' is no literal of JSON", log_.excerpt(span))
                                   : fmt::format("'{}' is no literal of JSON; expected {}",
                                                 log_.excerpt(span), word.replacement));
      if (!word.replacement.empty()) {
        set_fix(finding, fmt::format("write {}", word.replacement), {span, word.replacement},
                word.applicability);
      }
    } else if (word.kind == WordKind::bad_number) {
      Finding& finding = log_.add("invalid-number", span,
                                  word.replacement.empty()
                                      ? fmt::format("number {} {}", log_.excerpt(span), word.flaw)
                                      : fmt::format("number {} {}; expected {}", log_.excerpt(span),
                                                    word.flaw, word.replacement));
      if (!word.replacement.empty()) {
        set_fix(finding, fmt::format("write {}", word.replacement), {span, word.replacement},
                word.applicability);
      }
    }
    add_value(word.value, span, flag_if(word.integer, kInteger));
    return;
  }
  if (frames_.empty()) {
    std::uint32_t line = begin;
    while (line < size_ && !is_line_end(text_[line])) ++line;
    return give_up("not-json", {begin, std::max(line, begin + 1)},
                   "this is not JSON; expected an object");
  }
  const bool texty = end > begin && starts_word(text_[begin]);
  // `abc"`: only the opening quote is missing.
  const bool quoted_end = texty && end < size_ && text_[end] == '"' && delimiter_follows(end + 1);
  if (!quoted_end) end = std::max(end, phrase_end(begin));
  const bool readable =
      texty && find_invalid_utf8(tree_.text({begin, end})) == std::string_view::npos;
  if (!readable) {
    end = std::max(end, begin + decode_utf8(rest(begin)).size);
    at_ = end;
    span = {begin, end};
    add_value(NodeKind::broken, span);
    report_unexpected(span, "a value");
    return;
  }
  span = {begin, quoted_end ? end + 1 : end};
  at_ = span.end;
  store_decoded(begin, tree_.text({begin, end}));
  if (!log_.full()) {
    Finding& finding =
        log_.add("unquoted-value", span,
                 quoted_end ? fmt::format("'{}' lacks its opening quote; expected '\"' before it",
                                          log_.excerpt(span))
                            : fmt::format("'{}' is not in quotes; expected double quotes around it",
                                          log_.excerpt(span)));
    const std::string quoted = quote_json(tree_.text({begin, end}));
    set_fix(finding, "put double quotes around it", {span, quoted}, Applicability::unsafe);
  }
  add_string({span, true});
}

void JsonParser::report_unexpected(Span span, std::string_view expected) {
  if (log_.full()) return;
  const std::size_t invalid = find_invalid_utf8(tree_.text(span));
  if (invalid == 0) {
    log_.add("invalid-utf8", {span.begin, span.begin + 1},
             fmt::format("byte 0x{:02X} is not UTF-8; expected {}",
                         static_cast<unsigned>(static_cast<unsigned char>(text_[span.begin])),
                         expected));
    return;
  }
  log_.add("unexpected-text", span,
           fmt::format("unexpected '{}'; expected {}", log_.excerpt(span), expected));
}

/// After a value, where a comma or the end of the brackets belongs.
void JsonParser::recover_separator() {
  if (recover_blank()) return;
  if (at_end()) return finish();
  const char c = text_[at_];
  if (c == '}' || c == ']') return recover_bracket();
  if (layout_ == Layout::trusted && close_by_layout()) return;
  const std::uint32_t last = last_value();
  const bool is_object = top().is_object;
  if (last != kNone && node(last).kind == NodeKind::string && node(last).span.end == at_) {
    const Span before = node(last).span;
    if (const auto again = reread_string(before, false)) {
      JsonNode& value = node(last);
      value.span = again->span;
      value.flags = static_cast<std::uint8_t>(value.flags & ~(kDecodedValue | kHasPlaceholder));
      if (again->decoded) value.flags |= kDecodedValue;
      if (holds_placeholder(tree_.string(value))) value.flags |= kHasPlaceholder;
      return;
    }
  }
  const std::uint32_t next = after_blanks(at_);
  if (c == ';') {
    const Span span{at_, at_ + 1};
    ++at_;
    top().comma = span.begin;
    state_ = is_object ? State::key : State::value;
    Finding& finding = log_.add("missing-comma", span, "';' after a value; expected ','");
    set_fix(finding, "write ','", {span, ","});
    return;
  }
  if (c == ':' && last != kNone && node(last).kind == NodeKind::string) {
    if (is_object) return value_was_a_key();
    if (item_was_a_key()) return;
  }
  const bool excused = comma_excused_;
  comma_excused_ = false;
  const bool key_next = is_object && starts_key(next);
  if (key_next || (!is_object && starts_value(next))) {
    if (!excused && top().comma == kNone)
      report_missing_comma(last == kNone ? at_ : node(last).span.end);
    state_ = is_object ? State::key : State::value;
    return;
  }
  if (is_object && (c == '{' || c == '[' || placeholder_size(rest(at_)) != 0)) {
    state_ = State::key;  // which reports it
    return;
  }
  if (ellipsis_size(rest(at_)) != 0) {
    read_ellipsis();
    return;
  }
  // Something after a value that is neither: `true false`, `"a" + "b"`, `12:30`.
  const std::uint32_t begin = at_;
  const std::uint32_t end =
      std::max({word_end(begin), phrase_end(begin), begin + decode_utf8(rest(begin)).size});
  at_ = end;
  if (last != kNone && node(last).count == 0 && same_line(node(last).span.end, begin)) {
    // The value is more than what we read of it.
    node(last).kind = NodeKind::broken;
    node(last).span.end = end;
    node(last).flags = static_cast<std::uint8_t>(node(last).flags & ~(kDecodedValue | kInteger));
  }
  report_unexpected({begin, end}, is_object ? "',' or '}'" : "',' or ']'");
}

void JsonParser::report_missing_comma(std::uint32_t at) {
  if (log_.full()) return;
  Finding& finding = log_.add("missing-comma", {at, at},
                              top().is_object ? "there is no comma between two members"
                                              : "there is no comma between two values");
  set_fix(finding, "insert ','", {{at, at}, ","});
}

/// The text holds nothing we can read as JSON.
void JsonParser::give_up(std::string_view rule, Span span, std::string message) {
  log_.clear();
  log_.add(rule, span, std::move(message));
  state_ = State::done;
}

/// After the top value.
void JsonParser::recover_after_root() {
  if (recover_blank()) return;
  const char c = text_[at_];
  if (reopen_root()) return;
  if (c == '}' || c == ']') return report_extra_bracket();
  const std::uint32_t begin = at_;
  const bool comma = c == ',';
  const std::uint32_t next = comma ? after_blanks(at_ + 1) : at_;
  if (comma && next >= size_) {
    at_ = size_;
    Finding& finding = log_.add("trailing-comma", {begin, begin + 1},
                                "a comma after the value; expected the end of the text");
    set_fix(finding, "remove it", {{begin, begin + 1}, ""});
    state_ = State::done;
    return;
  }
  if (next < size_ && (text_[next] == '{' || text_[next] == '[') &&
      placeholder_size(rest(next)) == 0) {
    const Span span{next, next + 1};
    if (!log_.full()) {
      Finding& finding = log_.add("second-value", span,
                                  "a second value; a JSON text holds one, expected an array of "
                                  "them");
      finding.notes.push_back({"the first value", {node(0).span.begin, node(0).span.begin + 1}});
    }
    state_ = State::done;
    return;
  }
  std::uint32_t line = begin;
  while (line < size_ && !is_line_end(text_[line])) ++line;
  while (line > begin + 1 && is_json_blank(text_[line - 1])) --line;
  const NodeKind kind = node(0).kind;
  if (kind != NodeKind::object && kind != NodeKind::array) {
    tree_.nodes_.clear();
    return give_up("not-json", {node(0).span.begin, line}, "this is not JSON; expected an object");
  }
  Finding& finding = log_.add("text-after-end", {begin, line},
                              fmt::format("'{}' after the end of the JSON value; expected nothing",
                                          log_.excerpt({begin, line})));
  if (c == ';' && line == begin + 1) set_fix(finding, "remove it", {{begin, line}, ""});
  state_ = State::done;
}

}  // namespace posturelint
