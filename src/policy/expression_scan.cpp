// SPDX-License-Identifier: Apache-2.0
#include "policy/expression_scan.h"

#include <algorithm>

namespace posturelint {
namespace {

using Kind = ExpressionToken::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_part(char c) { return is_name_start(c) || is_digit(c); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Longest first, so that the first that fits is the token.
constexpr std::string_view kSymbols[] = {"&&", "||", "==", "!=", "<=", ">=", "?:", "?.", "![", "?[",
                                         "^[", "$[", "++", "--", "(",  ")",  "[",  "]",  "{",  "}",
                                         ",",  ".",  ":",  "?",  "!",  "<",  ">",  "+",  "-",  "*",
                                         "/",  "%",  "^",  "=",  "&",  "|",  "#",  "@"};

constexpr std::string_view kCurlyQuotes[] = {"\u2018", "\u2019", "\u201c", "\u201d"};

/// The end of a string that starts at `begin`; its quote is doubled inside. npos: it has none.
std::size_t string_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (text[i] != quote) continue;
    if (i + 1 < text.size() && text[i + 1] == quote) {
      ++i;
    } else {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

std::size_t skip(std::string_view text, std::size_t at, bool (*wanted)(char)) {
  while (at < text.size() && wanted(text[at])) ++at;
  return at;
}

/// `42`, `1.5`, `0xFF`, `10L`. The dot in `1.toString()` and in `1.1.toInteger()` calls a function.
std::size_t number_end(std::string_view text, std::size_t at) {
  std::size_t end = skip(text, at, is_digit);
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    end = skip(text, end + 1, is_digit);
  }
  return skip(text, end, is_name_part);
}

/// A `$` in front of a bracket selects the last item; elsewhere it is a letter.
bool is_selector(std::string_view rest) { return rest.starts_with("$["); }

}  // namespace

Expression scan_expression(std::string_view text) {
  Expression out;
  const auto span = [](std::size_t begin, std::size_t end) {
    return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  const auto stop = [&](ExpressionMistake mistake, std::size_t begin, std::size_t end) {
    out.flaw = Expression::Flaw{mistake, span(begin, end)};
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (is_blank(c)) {
      ++at;
      continue;
    }
    const std::string_view rest = text.substr(at);
    const auto starts = [&](std::string_view prefix) { return rest.starts_with(prefix); };
    if (const auto* curly = std::ranges::find_if(kCurlyQuotes, starts);
        curly != std::end(kCurlyQuotes)) {
      stop(ExpressionMistake::curly_quote, at, at + curly->size());
      return out;
    }
    Kind kind = Kind::symbol;
    std::size_t end = at;
    if (c == '\'' || c == '"') {
      kind = Kind::string;
      end = string_end(text, at);
      if (end == std::string_view::npos) {
        stop(ExpressionMistake::unclosed_string, at, text.size());
        return out;
      }
    } else if (is_digit(c)) {
      kind = Kind::number;
      end = number_end(text, at);
    } else if (is_name_start(c) && !is_selector(rest)) {
      kind = Kind::name;
      end = skip(text, at, is_name_part);
    } else if (const auto* symbol = std::ranges::find_if(kSymbols, starts);
               symbol != std::end(kSymbols)) {
      end = at + symbol->size();
    } else {
      stop(ExpressionMistake::unknown_character, at, at + 1);
      return out;
    }
    out.tokens.push_back({kind, text.substr(at, end - at), span(at, end)});
    at = end;
  }
  return out;
}

}  // namespace posturelint
