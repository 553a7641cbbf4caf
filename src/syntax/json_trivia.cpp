// SPDX-License-Identifier: Apache-2.0
// Comments and odd blanks, and how far text without quotes goes.
#include <algorithm>

#include <fmt/format.h>

#include "syntax/json_parser_impl.h"
#include "syntax/json_placeholder.h"
#include "syntax/json_scan.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

/// Length of a blank that is none in JSON (no-break space and the like), or 0.
std::uint32_t unusual_blank_size(std::string_view text) {
  if (text.empty()) return 0;
  const CodePoint point = decode_utf8(text);
  switch (point.value) {
    case 0x0B:    // vertical tab
    case 0x0C:    // form feed
    case 0x85:    // next line
    case 0xA0:    // no-break space
    case 0x2028:  // line separator
    case 0x2029:  // paragraph separator
    case 0x202F:  // narrow no-break space
    case 0x205F:  // mathematical space
    case 0x3000:  // ideographic space
    case 0xFEFF:  // byte order mark inside the text
      return point.size;
    default:
      return point.value >= 0x2000 && point.value <= 0x200B ? point.size : 0;
  }
}

/// Length of the comment `text` starts with, or 0.
std::uint32_t comment_size(std::string_view text, bool& closed) {
  closed = true;
  if (text.starts_with('#') || text.starts_with("//")) {
    return static_cast<std::uint32_t>(std::min(text.find_first_of("\r\n"), text.size()));
  }
  if (!text.starts_with("/*")) return 0;
  const std::size_t end = text.find("*/", 2);
  closed = end != std::string_view::npos;
  return static_cast<std::uint32_t>(closed ? end + 2 : text.size());
}

}  // namespace

/// Takes a comment or a blank that is none in JSON; false when there is neither.
bool JsonParser::recover_blank() {
  bool closed = true;
  if (const std::uint32_t size = comment_size(rest(at_), closed); size != 0) {
    read_comment(size, closed);
    return true;
  }
  std::uint32_t end = at_;
  while (const std::uint32_t size = unusual_blank_size(rest(end))) end += size;
  if (end == at_) return false;
  const Span span{at_, end};
  at_ = end;
  if (log_.full()) return true;
  const char32_t point = decode_utf8(rest(span.begin)).value;
  Finding& finding = log_.add("unusual-blank", span,
                              fmt::format("blank character U+{:04X} between values; JSON has only "
                                          "space, tab and line ends",
                                          static_cast<unsigned>(point)));
  set_fix(finding, "replace it by a space", {span, " "});
  return true;
}

void JsonParser::read_comment(std::uint32_t size, bool closed) {
  const Span comment{at_, at_ + size};
  at_ = comment.end;
  if (comments_.end == 0 || after_blanks(comments_.end) != comment.begin) {
    comments_.begin = comment.begin;
    while (comments_.begin > 0 && is_json_blank(text_[comments_.begin - 1])) --comments_.begin;
  }
  comments_.end = comment.end;
  if (log_.full()) return;
  Finding& finding =
      log_.add("comment", comment,
               closed ? "a comment; JSON has none" : "a comment that is not closed; JSON has none");
  if (!closed) return;
  // With the blanks before it, and with its line when there is nothing else on it.
  Span deleted = comment;
  while (deleted.begin > 0 &&
         (text_[deleted.begin - 1] == ' ' || text_[deleted.begin - 1] == '\t')) {
    --deleted.begin;
  }
  std::uint32_t after = comment.end;
  while (after < size_ && (text_[after] == ' ' || text_[after] == '\t')) ++after;
  const bool alone_before = deleted.begin == 0 || is_line_end(text_[deleted.begin - 1]);
  const bool alone_after = after >= size_ || is_line_end(text_[after]);
  if (alone_before && alone_after) {
    if (after < size_ && text_[after] == '\r') ++after;
    if (after < size_ && text_[after] == '\n') ++after;
    deleted.end = after;
  } else if (!alone_after) {
    deleted = comment;
  }
  set_fix(finding, "remove the comment", {deleted, ""});
}

std::uint32_t JsonParser::after_blanks(std::uint32_t at) const {
  while (at < size_ && is_json_blank(text_[at])) ++at;
  return at;
}

bool JsonParser::same_line(std::uint32_t from, std::uint32_t to) const {
  return tree_.text({from, std::max(from, to)}).find_first_of("\r\n") == std::string_view::npos;
}

/// End of the run of characters that a word without quotes consists of; `at` if there is none.
std::uint32_t JsonParser::word_end(std::uint32_t at) const {
  while (at < size_) {
    if (rest(at).starts_with("://")) {
      at += 3;
      continue;
    }
    if (breaks_word(text_[at]) || quote_at(rest(at)) || unusual_blank_size(rest(at)) != 0) break;
    bool closed = true;
    if (text_[at] == '/' && comment_size(rest(at), closed) != 0) break;
    ++at;
  }
  return at;
}

/// End of a value written without quotes: the next comma, bracket or line end that is not inside
/// parentheses or quotes.
std::uint32_t JsonParser::phrase_end(std::uint32_t at) const {
  std::uint32_t depth = 0;
  std::uint32_t end = at;
  std::uint32_t first_stop = kNone;  // the end if a parenthesis turns out to stay open
  for (std::uint32_t i = at; i < size_ && !is_line_end(text_[i]); ++i) {
    const char c = text_[i];
    if (c == ',' || c == '}' || c == ']') {
      if (depth == 0) return end;
      if (first_stop == kNone) first_stop = end;
    } else if (c == '"') {
      const auto close = static_cast<std::uint32_t>(
          std::min(text_.find_first_of("\"\r\n", i + 1), std::size_t{size_}));
      if (close >= size_ || text_[close] != '"') break;
      if (depth == 0 && rest(after_blanks(close + 1)).starts_with(':')) break;  // the next key
      i = close;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && depth > 0) {
      --depth;
    } else if (is_json_blank(c)) {
      bool closed = true;
      if (comment_size(rest(i + 1), closed) != 0) break;
      continue;
    }
    end = i + 1;
  }
  if (depth > 0 && first_stop != kNone) return first_stop;
  return end;
}

/// True for something that a colon follows.
bool JsonParser::starts_key(std::uint32_t at) const {
  at = after_blanks(at);
  if (at >= size_) return false;
  std::uint32_t end = at;
  if (const Quote quote = quote_at(rest(at))) {
    const std::uint32_t close = closing_quote(at + quote.size, quote.family);
    if (close == kNone) return false;
    end = close + quote_at(rest(close)).size;
  } else if (const std::size_t size = placeholder_size(rest(at))) {
    end = at + static_cast<std::uint32_t>(size);
  } else {
    end = word_end(at);
    if (end == at || !is_letter(text_[at])) return false;
  }
  end = after_blanks(end);
  return end < size_ && text_[end] == ':';
}

bool JsonParser::starts_value(std::uint32_t at) const {
  if (at >= size_) return false;
  const char c = text_[at];
  if (c == '{' || c == '[' || is_digit(c) || is_letter(c)) return true;
  if (std::string_view("-+.").find(c) != std::string_view::npos) {
    return classify_word(text_.substr(at, word_end(at) - at)).kind != WordKind::text;
  }
  return bool(quote_at(rest(at))) || placeholder_size(rest(at)) != 0;
}

}  // namespace posturelint
