// SPDX-License-Identifier: Apache-2.0
// Brackets that do not match, and the end of the text.
#include <algorithm>

#include <fmt/format.h>

#include "syntax/json_parser_impl.h"
#include "syntax/json_scan.h"

namespace posturelint {
namespace {

/// How far ahead brackets are counted to tell which of several readings fits.
constexpr std::uint32_t kLongestLookahead = 1024U * 1024U;

char closer_of(bool is_object) { return is_object ? '}' : ']'; }

}  // namespace

/// At a closing bracket, where one may or may not belong.
void JsonParser::recover_bracket() {
  const char c = text_[at_];
  if (layout_ == Layout::trusted && close_by_layout()) return;
  Frame& frame = top();
  // Before a bracket that is one too many a comma is not the last.
  const auto end_of_children = [this] {
    if (top().comma != kNone) report_trailing_comma();
  };
  const bool bare = bare_root_ && frames_.size() == 1;
  if (!bare && c == closer_of(frame.is_object)) {
    end_of_children();
    ++at_;
    node(frame.node).span.end = at_;
    comma_excused_ = false;
    return close();
  }
  if (!bare && frame.closer_excused) {
    end_of_children();
    ++at_;
    node(frame.node).span.end = at_;
    log_.extend_fix(node(frame.node).span.begin, {{at_ - 1, at_}, "}"});
    return close();
  }
  brackets_match_ = false;
  if (bare) {
    // `"a": 1 }`: the brace that opens it was reported as missing.
    if (c == '}' && !options_.bare_members && after_blanks(at_ + 1) == size_) {
      end_of_children();
      ++at_;
      node(frame.node).span.end = at_;
      return close();
    }
    return report_extra_bracket();
  }
  if (log_.full()) {
    end_of_children();
    return close_wrong_bracket();
  }
  // Which reading lets the rest of the text close what is open: that this bracket is one too many,
  // that it is the wrong one, or that the innermost brackets were not closed?
  const std::string open = open_closers();
  const std::size_t same = open.find(c);
  const std::string following = unmatched_closers(at_ + 1);
  if (same != std::string::npos && open.substr(same + 1) != following && open == following) {
    return report_extra_bracket();
  }
  const bool wrong_one = open.substr(1) == following || same == std::string::npos;
  if (same != std::string::npos && (!wrong_one || open.substr(same + 1) == following)) {
    end_of_children();
    for (std::size_t i = 0; i < same; ++i) close_unclosed("");
    return recover_bracket();
  }
  if (open == following) return report_extra_bracket();
  end_of_children();
  close_wrong_bracket();
}

/// The bracket here is of the wrong kind for what it closes.
void JsonParser::close_wrong_bracket() {
  const Frame& frame = top();
  const char c = text_[at_];
  const Span span{at_, at_ + 1};
  const char expected = closer_of(frame.is_object);
  ++at_;
  node(frame.node).span.end = at_;
  if (log_.full()) return close();
  Finding& finding = log_.add("mismatched-bracket", span,
                              fmt::format("'{}' closes what '{}' opened; expected '{}'", c,
                                          frame.is_object ? '{' : '[', expected));
  const std::uint32_t opening = node(frame.node).span.begin;
  finding.notes.push_back({"opened here", {opening, opening + 1}});
  set_fix(finding, fmt::format("write '{}'", expected), {span, std::string(1, expected)},
          Applicability::unsafe);
  close();
}

void JsonParser::report_trailing_comma() {
  const Span comma{top().comma, top().comma + 1};
  trailing_comma_ = comma.begin;
  top().comma = kNone;
  if (log_.full()) return;
  Finding& finding =
      log_.add("trailing-comma", comma,
               fmt::format("a comma after the last {}; expected none before '{}'",
                           top().is_object ? "member" : "value", closer_of(top().is_object)));
  set_fix(finding, "remove the trailing comma", {comma, ""});
}

void JsonParser::report_extra_bracket() {
  brackets_match_ = false;
  const Span span{at_, at_ + 1};
  if (!log_.full()) {
    Finding& finding = log_.add("extra-bracket", span,
                                fmt::format("'{}' closes nothing; expected none", text_[at_]));
    // With the blanks before it when it stands at the start of its line.
    Span gone = span;
    while (gone.begin > 0 && is_json_blank(text_[gone.begin - 1])) --gone.begin;
    if (same_line(gone.begin, span.begin)) gone.begin = span.begin;
    set_fix(finding, "remove it", {gone, ""}, Applicability::unsafe);
  }
  ++at_;
}

/// What must be put in at `at` before anything else can be: the end of a string that is not closed.
std::string JsonParser::missing_quote(std::uint32_t at) const {
  return at > 0 && missing_quote_.span == Span{at, at} ? missing_quote_.text : "";
}

/// The innermost open brackets should have been closed by now.
void JsonParser::close_unclosed(std::string_view fix_suffix) {
  brackets_match_ = false;
  const Frame& frame = top();
  JsonNode& container = node(frame.node);
  const std::uint32_t begin = container.span.begin;
  const std::uint32_t end = frame.last == kNone ? begin + 1 : node(frame.last).span.end;
  container.span.end = end;
  if (!log_.full()) {
    const char closer = closer_of(frame.is_object);
    Finding& finding =
        log_.add("unclosed-bracket", {begin, begin + 1},
                 fmt::format("'{}' is not closed; expected '{}'", text_[begin], closer));
    set_fix(finding, fmt::format("insert '{}'", closer),
            {{end, end}, missing_quote(end) + closer + std::string(fix_suffix)},
            Applicability::unsafe);
  }
  close();
}

/// With Layout::trusted: a key, value or bracket that starts its line closes the brackets in which
/// it cannot stand, going by the columns. True when it closed some.
bool JsonParser::close_by_layout() {
  if (frames_.size() < 2 || at_end() || !is_first_on_line(at_)) return false;
  const std::uint32_t column = at_ - line_start(at_);
  const char c = text_[at_];
  if (c == '}' || c == ']') {
    if (indentation(node(top().node).span.begin) == column) return false;
    std::size_t depth = 0;  // of the frame that the bracket closes, counted from the innermost
    while (depth < frames_.size()) {
      const Frame& frame = frames_[frames_.size() - 1 - depth];
      if (closer_of(frame.is_object) == c && indentation(node(frame.node).span.begin) == column) {
        break;
      }
      ++depth;
    }
    if (depth == 0 || depth == frames_.size()) return false;
    for (std::size_t i = 0; i < depth; ++i) {
      if (top().comma != kNone) report_trailing_comma();
      close_unclosed("");
    }
    return false;  // the bracket itself is still to be read
  }
  const auto distance = [column](std::uint32_t other) {
    return other > column ? other - column : column - other;
  };
  const Frame& inner = top();
  const Frame& outer = frames_[frames_.size() - 2];
  if (bare_root_ && frames_.size() == 2 && outer.first_column == kNone) return false;
  // A member cannot stand in an array, nor a lone value in an object.
  if (outer.is_object != starts_key(at_)) return false;
  const bool belongs_outside =
      inner.first_column == kNone ? column <= outer.first_column
                                  : column < inner.first_column &&
                                        distance(outer.first_column) < distance(inner.first_column);
  if (!belongs_outside) return false;
  const std::uint32_t comma = inner.comma;
  close_unclosed(comma == kNone ? "," : "");
  top().comma = comma;
  state_ = top().is_object ? State::key : State::value;
  return true;
}

/// The text ends while brackets are open.
void JsonParser::finish() {
  state_ = State::done;
  // A text that is cut off behind a key gets one finding, for its brackets.
  if (has_key()) {
    if (bare_root_ && frames_.size() == 1) {
      add_missing_value(key_.end, "expected ':' and a value");
    } else {
      add_value(NodeKind::broken, {key_.end, key_.end});
    }
  }
  state_ = State::done;
  if (bare_root_ && frames_.size() == 1) {
    if (top().comma != kNone && !log_.full()) report_trailing_comma();
    std::uint32_t end = size_;
    while (end > 0 && is_json_blank(text_[end - 1])) --end;
    node(0).span.end = std::max(end, node(0).span.begin);
    close();
    state_ = State::done;
    return;
  }
  brackets_match_ = false;
  std::uint32_t end = size_;
  while (end > 0 && is_json_blank(text_[end - 1])) --end;
  // What is appended must not become a part of a comment.
  if (comments_.end >= end && comments_.end > 0) end = comments_.begin;
  const std::string closers = open_closers();
  const std::uint32_t innermost = node(top().node).span.begin;
  if (!log_.full()) {
    Finding& finding =
        log_.add("unclosed-bracket", {innermost, innermost + 1},
                 fmt::format("'{}' is not closed; expected '{}' before the end of the text",
                             text_[innermost], closers.substr(0, 1)));
    constexpr std::size_t kMaxNotes = 5;
    for (std::size_t i = 1; i < frames_.size() - (bare_root_ ? 1 : 0) && i <= kMaxNotes; ++i) {
      const std::uint32_t begin = node(frames_[frames_.size() - 1 - i].node).span.begin;
      finding.notes.push_back({"nor is this", {begin, begin + 1}});
    }
    Fix fix{fmt::format("append '{}'", closers.size() > 8 ? "…" : closers),
            Applicability::unsafe,
            {{{end, end}, missing_quote(end) + closers}}};
    if (top().comma != kNone && top().comma + 1 <= end) {
      fix.edits.insert(fix.edits.begin(), {{top().comma, top().comma + 1}, ""});
    }
    finding.fix = std::move(fix);
  }
  while (!frames_.empty()) {
    node(top().node).span.end = end;
    close();
  }
  state_ = State::done;
}

/// `{"a": {…}}, "b": 2}`: after the root was closed its members go on, and a bracket at the end
/// closes it again. Then the one that closed it was one too many.
bool JsonParser::reopen_root() {
  const JsonNode& root = node(0);
  const bool is_object = root.kind == NodeKind::object;
  if ((!is_object && root.kind != NodeKind::array) || bare_root_ || log_.full()) return false;
  const bool comma = text_[at_] == ',';
  const std::uint32_t next = comma ? after_blanks(at_ + 1) : at_;
  if (is_object ? !starts_key(next) : !(comma && starts_value(next))) return false;
  const std::string closers = unmatched_closers(next);
  if (closers.empty() || closers.front() != closer_of(is_object)) return false;
  const std::uint32_t extra = root.span.end - 1;
  const std::uint32_t resume = at_;
  at_ = extra;
  const bool after_comma = closed_root_.last != kNone && trailing_comma_ != kNone &&
                           trailing_comma_ >= node(closed_root_.last).span.end;
  if (after_comma && !comma) {
    // The comma before the bracket is the one between its members.
    log_.clear_inside({trailing_comma_, trailing_comma_ + 1});
    closed_root_.comma = trailing_comma_;
  }
  report_extra_bracket();
  at_ = resume;
  frames_.push_back(closed_root_);
  state_ = State::separator;
  return true;
}

/// The closing brackets from `from` on that no bracket there opens, outermost last. Strings are
/// skipped; wrong pairs count as pairs.
std::string JsonParser::unmatched_closers(std::uint32_t from) const {
  const std::uint32_t limit = std::min(size_, from + std::min(size_, kLongestLookahead));
  std::string closers;
  std::uint32_t depth = 0;
  for (std::uint32_t i = from; i < limit; ++i) {
    const char c = text_[i];
    if (c == '"') {
      for (++i; i < limit && text_[i] != '"' && !is_line_end(text_[i]); ++i) {
        if (text_[i] == '\\') ++i;
      }
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth > 0) {
        --depth;
      } else {
        closers += c;
        if (closers.size() > frames_.size() + 1) break;
      }
    }
  }
  return closers;
}

/// What would close the open brackets, innermost first.
std::string JsonParser::open_closers() const {
  std::string closers;
  for (std::size_t i = frames_.size(); i > (bare_root_ ? 1U : 0U); --i) {
    closers += closer_of(frames_[i - 1].is_object);
  }
  return closers;
}

std::uint32_t JsonParser::line_start(std::uint32_t at) const {
  return *(std::ranges::upper_bound(line_starts_, at) - 1);
}

std::uint32_t JsonParser::indentation(std::uint32_t at) const {
  const std::uint32_t start = line_start(at);
  std::uint32_t end = start;
  while (end < size_ && (text_[end] == ' ' || text_[end] == '\t')) ++end;
  return end - start;
}

bool JsonParser::is_first_on_line(std::uint32_t at) const {
  return line_start(at) + indentation(at) == at;
}

}  // namespace posturelint
