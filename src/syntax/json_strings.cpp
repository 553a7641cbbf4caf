// SPDX-License-Identifier: Apache-2.0
// Strings, and what people write instead of them.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "syntax/json_parser_impl.h"
#include "syntax/json_scan.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

/// How far ahead the end of a string that runs over its line is looked for.
constexpr std::uint32_t kLongestLookahead = 64U * 1024U;

struct SimpleEscape {
  char letter;
  char meaning;
};
constexpr SimpleEscape kSimpleEscapes[] = {
    {'"', '"'},  {'\\', '\\'}, {'/', '/'},  {'b', '\b'},
    {'f', '\f'}, {'n', '\n'},  {'r', '\r'}, {'t', '\t'},
};

/// The four hexadecimal digits `text` starts with, as a number; nothing if they are not four.
std::optional<char32_t> hex4(std::string_view text) {
  if (text.size() < 4 || !std::ranges::all_of(text.substr(0, 4), is_hex_digit)) return {};
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + 4, value, 16);
  return value;
}

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

}  // namespace

JsonParser::Text JsonParser::read_string() {
  const std::uint32_t begin = at_;
  const std::uint32_t end = skip_plain_text(text_, begin + 1);
  if (end < size_ && text_[end] == '"') [[likely]] {
    at_ = end + 1;
    return {{begin, at_}, false};
  }
  return read_unusual_string(begin, end);
}

/// Goes on at `at`, the first byte that is not plain.
JsonParser::Text JsonParser::read_unusual_string(std::uint32_t begin, std::uint32_t at) {
  bool decoding = false;  // what is between the quotes is not the content
  std::uint32_t known_close = begin;
  for (;;) {
    at = skip_plain_text(text_, at);
    if (at >= size_) return close_unclosed_string(begin, size_);
    const char c = text_[at];
    if (c == '"') break;
    if (c == '\\') {
      decoding = true;
      at += at + 1 < size_ && !is_line_end(text_[at + 1]) ? 2U : 1U;
    } else if (is_line_end(c)) {
      if (at > known_close && !continues_on_later_line(at, known_close)) {
        return close_unclosed_string(begin, at);
      }
      decoding = true;
      ++at;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      decoding = true;
      ++at;
    } else {
      const CodePoint point = decode_utf8(rest(at));
      if (point.value == kInvalidCodePoint) decoding = true;
      at += point.size;
    }
  }
  at_ = at + 1;
  if (decoding) decode(begin, {begin + 1, at}, true);
  return {{begin, at_}, decoding};
}

/// A line ends inside a string. True when the string's closing quote comes on a later line, and
/// then says where; false when the quote is missing and the next line is JSON again.
bool JsonParser::continues_on_later_line(std::uint32_t line_end, std::uint32_t& close) const {
  if (log_.full()) return false;
  const std::uint32_t limit = std::min(size_, line_end + kLongestLookahead);
  bool starts_line = true;
  for (std::uint32_t i = line_end; i < limit; ++i) {
    const char c = text_[i];
    if (c == '"') {
      close = i;
      return delimiter_follows(i + 1);
    }
    if (starts_line && (c == '}' || c == ']' || c == '{')) return false;
    if (c == '\\') ++i;
    starts_line = is_line_end(c) || (starts_line && is_json_blank(c));
  }
  return false;
}

/// True when only blanks stand between `at` and what may follow a key or a value, or the line's
/// end.
bool JsonParser::delimiter_follows(std::uint32_t at) const {
  while (at < size_ && (text_[at] == ' ' || text_[at] == '\t')) ++at;
  return at >= size_ || is_line_end(text_[at]) ||
         std::string_view(",:]}").find(text_[at]) != std::string_view::npos;
}

/// The quote that ends the text starting at `content`, on its line: of the marks of the family, the
/// first that a delimiter follows, else the first. kNone when there is none.
std::uint32_t JsonParser::closing_quote(std::uint32_t content, QuoteFamily family) const {
  std::uint32_t first = kNone;
  for (std::uint32_t i = content; i < size_ && !is_line_end(text_[i]);) {
    if (text_[i] == '\\') {
      i += 2;
      continue;
    }
    const Quote quote = quote_at(rest(i));
    if (quote.family == family) {
      if (delimiter_follows(i + quote.size)) return i;
      if (first == kNone) first = i;
    }
    i += quote ? quote.size : 1;
  }
  return first;
}

/// Where a string ends that has no closing quote on its line: before the comma and the brackets at
/// the line's end that belong to what is around it. What is missing there goes to `missing_quote_`.
std::uint32_t JsonParser::end_of_unclosed(std::uint32_t content, std::uint32_t line_end) {
  constexpr std::size_t kMostClosers = 64;
  std::uint32_t end = line_end;
  const auto trim = [&] {
    while (end > content && is_json_blank(text_[end - 1])) --end;
  };
  trim();
  if (end > content && text_[end - 1] == ',') {
    --end;
  } else if (!log_.full()) {
    // Innermost bracket first: `["a]}` closes the array, then the object.
    const std::string open = open_closers().substr(0, kMostClosers);
    std::string closers;
    std::uint32_t last = end;
    while (last > content && closers.size() < open.size()) {
      const char c = text_[last - 1];
      if (c == '}' || c == ']') {
        closers.insert(closers.begin(), c);
        if (open.starts_with(closers)) end = last - 1;
      } else if (!is_json_blank(c)) {
        break;
      }
      --last;
    }
  }
  trim();
  // A backslash would take the new quote for its own.
  std::uint32_t backslashes = 0;
  while (end - backslashes > content && text_[end - backslashes - 1] == '\\') ++backslashes;
  missing_quote_ = {{end, end}, backslashes % 2 == 0 ? "\"" : "\\\""};
  return end;
}

/// The opening quote at `begin` has no partner on its line.
JsonParser::Text JsonParser::close_unclosed_string(std::uint32_t begin, std::uint32_t line_end) {
  for (std::uint32_t i = begin + 1; i < line_end && !log_.full();) {
    if (text_[i] == '\\') ++i;
    const Quote quote = quote_at(rest(i));
    if (quote.curly && quote.family == QuoteFamily::double_mark && i + quote.size <= line_end &&
        delimiter_follows(i + quote.size)) {
      if (const auto again = reread_string({begin, line_end}, false)) return *again;
    }
    i += quote ? quote.size : 1;
  }
  at_ = end_of_unclosed(begin + 1, line_end);
  const Span whole{begin, at_};
  if (!log_.full()) {
    Finding& finding =
        log_.add("unclosed-string", whole,
                 fmt::format("string {} is not closed on its line; expected '\"' at its end",
                             log_.excerpt(whole)));
    set_fix(finding, "close the string", missing_quote_, Applicability::unsafe);
  }
  decode(begin, {begin + 1, at_}, true);
  return {whole, true};
}

/// Text in other marks than straight double ones: “x”, 'x', `x`.
JsonParser::Text JsonParser::read_foreign_string() {
  const std::uint32_t begin = at_;
  const Quote opening = quote_at(rest(begin));
  const std::uint32_t content = begin + opening.size;
  const std::uint32_t close = closing_quote(content, opening.family);
  if (close == kNone) {
    std::uint32_t line_end = content;
    while (line_end < size_ && !is_line_end(text_[line_end])) ++line_end;
    at_ = end_of_unclosed(content, line_end);
    decode(begin, {content, at_}, false);
    if (log_.full()) return {{begin, at_}, true};
    Finding& finding = log_.add(opening.curly ? "curly-quote" : "unclosed-string", {begin, content},
                                fmt::format("a string starts with {} and is not closed; expected "
                                            "'\"' around it",
                                            log_.excerpt({begin, content})));
    // All in one edit, so that nothing else is put in at its end.
    const Span whole{begin, at_};
    set_fix(finding, "put straight quotes around it", {whole, quote_json(tree_.decoded(begin))},
            Applicability::unsafe);
    return {whole, true};
  }
  const Quote closing = quote_at(rest(close));
  at_ = close + closing.size;
  const Span whole{begin, at_};
  const Span inside{content, close};
  decode(begin, inside, opening.curly);
  if (log_.full()) return {whole, true};
  if (!opening.curly && !closing.curly) {
    const bool backtick = opening.family == QuoteFamily::backtick;
    Finding& finding =
        log_.add(backtick ? "backtick" : "single-quote", whole,
                 fmt::format("{} is in {}; expected double quotes", log_.excerpt(whole),
                             backtick ? "backticks" : "single quotes"));
    set_fix(finding, "use double quotes", {whole, quote_json(tree_.decoded(begin))});
    return {whole, true};
  }
  Finding& finding = log_.add(
      "curly-quote", opening.curly ? Span{begin, content} : Span{close, at_},
      fmt::format("{} has curly quotes; expected straight ones (\")", log_.excerpt(whole)));
  if (opening.curly && closing.curly) {
    finding.notes.push_back({"the closing quote", {close, at_}});
  }
  Fix fix{"use straight quotes", Applicability::safe, {}};
  if (text_[begin] != '"') fix.edits.push_back({{begin, content}, "\""});
  for (std::uint32_t i = content; i < close; ++i) {
    if (text_[i] == '\\') {
      ++i;
    } else if (text_[i] == '"') {
      fix.edits.push_back({{i, i}, "\\"});
    }
  }
  if (text_[close] != '"') fix.edits.push_back({{close, at_}, "\""});
  finding.fix = std::move(fix);
  return {whole, true};
}

/// `string` ended at a quote that cannot be its end, since more text stands right behind it. Reads
/// it again with the end people see, or gives nothing if there is no better one.
std::optional<JsonParser::Text> JsonParser::reread_string(Span string, bool is_key) {
  if (text_[string.begin] != '"' || string.begin == last_reread_ || log_.full()) return {};
  last_reread_ = string.begin;
  const std::uint32_t begin = string.begin;
  const auto forget = [&] {
    log_.clear_inside({begin, string.end});
    if (!tree_.decoded_.empty() && tree_.decoded_.back().begin == begin) tree_.decoded_.pop_back();
  };
  // "abc” with the wrong closing mark.
  for (std::uint32_t i = begin + 1; i < string.end;) {
    if (text_[i] == '\\') ++i;
    const Quote quote = quote_at(rest(i));
    if (quote.curly && quote.family == QuoteFamily::double_mark &&
        delimiter_follows(i + quote.size)) {
      forget();
      at_ = begin;
      return read_foreign_string();
    }
    i += quote ? quote.size : 1;
  }
  // `"name: "x"` and `"a": "x, "b": 1`: the mark that closed it opens the next string.
  const char sign = is_key ? ':' : ',';
  std::uint32_t end = string.end - 1;
  while (end > begin + 1 && is_json_blank(text_[end - 1])) --end;
  if (end > begin + 2 && text_[end - 1] == sign && (is_key || starts_key(string.end - 1))) {
    --end;
    while (end > begin + 1 && is_json_blank(text_[end - 1])) --end;
    forget();
    at_ = end;
    Finding& finding =
        log_.add("unclosed-string", {begin, end},
                 fmt::format("string {} is not closed; expected '\"' before the '{}'",
                             log_.excerpt({begin, end}), sign));
    missing_quote_ = {{end, end}, "\""};
    set_fix(finding, "close the string", missing_quote_, Applicability::unsafe);
    decode(begin, {begin + 1, end}, true);
    return Text{{begin, end}, true};
  }
  if (is_key) return {};
  // `["a": 1]`: a key where a value belongs, not a quote inside.
  if (const std::uint32_t next = after_blanks(string.end); next < size_ && text_[next] == ':') {
    return {};
  }
  // `"a == "b" or c"`: quotes inside. The last mark on the line that may end a value ends it,
  // unless a key comes before.
  std::uint32_t close = kNone;
  for (std::uint32_t i = string.end; i < size_ && !is_line_end(text_[i]); ++i) {
    if (text_[i] == '\\') {
      ++i;
    } else if (text_[i] == '"' && delimiter_follows(i + 1)) {
      const std::uint32_t after = after_blanks(i + 1);
      if (after < size_ && text_[after] == ':' && same_line(i, after)) break;
      close = i;
      // A comma and a quote: the next string starts there.
      if (after < size_ && text_[after] == ',' && starts_key(after + 1)) break;
    }
  }
  if (close == kNone) return {};
  if (close == string.end) {
    at_ = close;
    report_doubled_quote();
    return Text{string, !tree_.decoded_.empty() && tree_.decoded_.back().begin == begin};
  }
  forget();
  at_ = close + 1;
  const Span whole{begin, at_};
  Finding& finding =
      log_.add("unescaped-quote", {string.end - 1, string.end},
               fmt::format("'\"' inside the string {}; expected '\\\"'", log_.excerpt(whole)));
  Fix fix{"escape the quotes inside", Applicability::unsafe, {}};
  for (std::uint32_t i = begin + 1; i < close; ++i) {
    if (text_[i] == '\\') {
      ++i;
    } else if (text_[i] == '"') {
      fix.edits.push_back({{i, i}, "\\"});
    }
  }
  finding.fix = std::move(fix);
  decode(begin, {begin + 1, close}, true);
  return Text{whole, true};
}

/// `"a""`: takes the second mark.
void JsonParser::report_doubled_quote() {
  const Span span{at_, at_ + 1};
  ++at_;
  if (log_.full()) return;
  Finding& finding = log_.add("unexpected-text", span, "a second '\"' at the end of the string");
  set_fix(finding, "remove it", {span, ""}, Applicability::unsafe);
}

/// Stores what `content`, the inside of the string that starts at `begin`, stands for.
void JsonParser::decode(std::uint32_t begin, Span content, bool report) {
  std::string& out = tree_.decoded_text_;
  const auto offset = static_cast<std::uint32_t>(out.size());
  bool control = false;
  bool invalid = false;
  for (std::uint32_t at = content.begin; at < content.end;) {
    if (text_[at] == '\\') {
      at = decode_escape(at, content.end, report);
      continue;
    }
    const CodePoint point = decode_utf8(text_.substr(at, content.end - at));
    if (point.value < 0x20) control = true;
    if (point.value == kInvalidCodePoint && !invalid && report) {
      invalid = true;
      log_.add("invalid-utf8", {at, at + 1},
               fmt::format("byte 0x{:02X} in a string is not UTF-8",
                           static_cast<unsigned>(static_cast<unsigned char>(text_[at]))));
    }
    append_utf8(out, point.value);
    at += point.size;
  }
  if (control && report) report_control_characters(content);
  tree_.decoded_.push_back({begin, offset, static_cast<std::uint32_t>(out.size()) - offset});
}

/// Appends what the escape at `at` stands for and gives the offset behind it.
std::uint32_t JsonParser::decode_escape(std::uint32_t at, std::uint32_t end, bool report) {
  std::string& out = tree_.decoded_text_;
  const std::uint32_t letter = at + 1;
  if (letter >= end) {
    out += '\\';
    if (report) report_invalid_escape({at, end});
    return end;
  }
  const char c = text_[letter];
  for (const SimpleEscape& escape : kSimpleEscapes) {
    if (c != escape.letter) continue;
    out += escape.meaning;
    return letter + 1;
  }
  if (c == 'u') {
    const auto unit = hex4(text_.substr(letter + 1, end - letter - 1));
    if (unit && is_high_surrogate(*unit) && letter + 11 <= end && text_[letter + 5] == '\\' &&
        text_[letter + 6] == 'u') {
      const auto low = hex4(text_.substr(letter + 7, 4));
      if (low && is_low_surrogate(*low)) {
        append_utf8(out, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
        return letter + 11;
      }
    }
    if (unit && !is_high_surrogate(*unit) && !is_low_surrogate(*unit)) {
      append_utf8(out, *unit);
      return letter + 5;
    }
    if (unit) {
      append_utf8(out, *unit);  // becomes U+FFFD
      if (report) report_invalid_escape({at, letter + 5});
      return letter + 5;
    }
  }
  // The character stands for itself, as it does in most languages.
  const std::uint32_t size = decode_utf8(text_.substr(letter, end - letter)).size;
  std::uint32_t stop = letter + size;
  if (c == 'u' || c == 'x') {
    while (stop < end && stop < letter + (c == 'u' ? 5U : 3U) && is_hex_digit(text_[stop])) ++stop;
  }
  if (c != '\'') out += '\\';
  out.append(text_.substr(letter, stop - letter));
  if (report) report_invalid_escape({at, stop});
  return stop;
}

void JsonParser::report_invalid_escape(Span span) {
  if (log_.full()) return;
  const std::string written = log_.excerpt(span);
  const char letter = span.size() > 1 ? text_[span.begin + 1] : '\0';
  if (letter == 'u') {
    log_.add(
        "invalid-escape", span,
        span.size() == 6
            ? fmt::format("'{}' is half of a surrogate pair; expected the other half beside it",
                          written)
            : fmt::format("'{}' is not an escape; expected four hexadecimal digits", written));
    return;
  }
  Finding& finding =
      log_.add("invalid-escape", span, fmt::format("'{}' is not an escape in JSON", written));
  const std::string_view after = tree_.text(span).substr(std::min(span.size(), 2U));
  if (letter == '\'') {
    finding.message += "; a single quote needs none";
    set_fix(finding, "remove the backslash", {{span.begin, span.begin + 1}, ""});
  } else if (letter == 'x' && after.size() == 2) {
    finding.message += fmt::format("; expected '\\u00{}'", after);
    set_fix(finding, "write it as a Unicode escape", {span, fmt::format("\\u00{}", after)});
  } else if (letter == '0') {
    finding.message += "; expected '\\u0000'";
    set_fix(finding, "write it as a Unicode escape", {span, "\\u0000"});
  } else if (letter != '\0' && !is_line_end(letter)) {
    finding.message += "; a backslash itself is written '\\\\'";
    set_fix(finding, "double the backslash", {{span.begin, span.begin}, "\\"},
            Applicability::unsafe);
  }
}

/// One finding for all raw line ends and control characters of a string.
void JsonParser::report_control_characters(Span content) {
  if (log_.full()) return;
  Fix fix{"write them as escapes", Applicability::safe, {}};
  Span first{kNone, kNone};
  for (std::uint32_t at = content.begin; at < content.end; ++at) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    // A backslash before a line end is reported as an escape.
    if (byte == '\\') ++at;
    if (byte >= 0x20) continue;
    Span span{at, at + 1};
    std::string escape = quote_json(text_.substr(at, 1));
    escape = escape.substr(1, escape.size() - 2);
    if (text_.substr(at, 2) == "\r\n" && at + 1 < content.end) {
      span.end = at + 2;
      escape = "\\n";
      ++at;
    }
    if (first.begin == kNone) first = span;
    fix.edits.push_back({span, std::move(escape)});
  }
  if (first.begin == kNone) return;
  const bool line = is_line_end(text_[first.begin]);
  const std::string what =
      line ? "a line ends inside a string; expected '\\n'"
      : text_[first.begin] == '\t'
          ? "a tab inside a string; expected '\\t'"
          : fmt::format("control character U+{:04X} inside a string; expected an escape",
                        static_cast<unsigned>(static_cast<unsigned char>(text_[first.begin])));
  log_.add("control-character", first, what).fix = std::move(fix);
}

void JsonParser::store_decoded(std::uint32_t begin, std::string_view content) {
  const auto offset = static_cast<std::uint32_t>(tree_.decoded_text_.size());
  tree_.decoded_text_ += content;
  tree_.decoded_.push_back({begin, offset, static_cast<std::uint32_t>(content.size())});
}

/// Text without quotes, as the key or string it stands for.
JsonParser::Text JsonParser::bare_text(Span span) {
  store_decoded(span.begin, tree_.text(span));
  return {span, true};
}

}  // namespace posturelint
