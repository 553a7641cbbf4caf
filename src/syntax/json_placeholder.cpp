// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_placeholder.h"

#include <algorithm>

#include "syntax/json_scan.h"

namespace posturelint {
namespace {

bool is_name_byte(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

/// Length of the name `text` starts with; 0 when it does not start with a letter or underscore.
std::size_t name_size(std::string_view text) {
  if (text.empty() || is_digit(text[0])) return 0;
  const auto end = std::ranges::find_if_not(text, is_name_byte);
  return static_cast<std::size_t>(end - text.begin());
}

/// A name or a few words, as people write between < and > or { and }.
bool is_phrase(std::string_view text) {
  if (text.empty() || text.size() > 80 || !is_letter(text.front())) return false;
  const auto allowed = [](char c) {
    return is_name_byte(c) || c == ' ' || c == '-' || c == '.' || c == '\'' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return std::ranges::all_of(text, allowed);
}

bool is_name(std::string_view text) {
  return !text.empty() && is_letter(text.front()) &&
         std::ranges::all_of(text, [](char c) { return is_name_byte(c) || c == '-' || c == '.'; });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// `YOUR_API_KEY_HERE`, `YOUR_GROUP_ID`: capitals that speak to the reader.
bool is_your_word(std::string_view text) {
  return text.size() > 5 && text.starts_with("YOUR_") && std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
         });
}

/// Length of `text` up to and including the bracket that closes its first one, or 0.
std::size_t bracketed_size(std::string_view text, char open, char close) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == open) ++depth;
    if (text[i] == close && --depth == 0) return i + 1;
  }
  return 0;
}

}  // namespace

bool holds_placeholder(std::string_view content) {
  if (content.size() < 2) return false;
  const std::size_t first = content.find('{');
  if (first != std::string_view::npos) {
    // The last that can close one, so that many that stay open are not looked for one by one.
    const std::size_t brace = content.rfind('}');
    const std::size_t braces = content.rfind("}}");
    for (std::size_t at = first; at != std::string_view::npos; at = content.find('{', at + 1)) {
      const bool dollar = at > 0 && content[at - 1] == '$';
      const bool twice = at + 1 < content.size() && content[at + 1] == '{';
      if (dollar && brace != std::string_view::npos && brace >= at + 2) return true;
      if (twice && braces != std::string_view::npos && braces >= at + 3) return true;
    }
  }
  const std::string_view inside = content.substr(1, content.size() - 2);
  switch (content.front()) {
    case '<':
      return content.back() == '>' && is_phrase(inside);
    case '{':
      return content.back() == '}' && is_name(inside);
    case '$':
      return name_size(content.substr(1)) == content.size() - 1;
    default:
      return is_your_word(content);
  }
}

std::size_t placeholder_size(std::string_view text) {
  text = text.substr(0, kLongestPlaceholder);
  // Two searches for one character each are many times faster than one for either.
  text = text.substr(0, std::min(text.find('\n'), text.find('\r')));
  if (text.size() < 2) return 0;
  switch (text[0]) {
    case '$': {
      const std::string_view rest = text.substr(1);
      const std::size_t size = rest[0] == '{'   ? bracketed_size(rest, '{', '}')
                               : rest[0] == '(' ? bracketed_size(rest, '(', ')')
                                                : name_size(rest);
      return size == 0 ? 0 : size + 1;
    }
    case '{': {
      if (text[1] == '{') {
        const std::size_t end = text.find("}}", 2);
        // `{{"a": {"b": 1}}` is two objects, one of them without a key.
        const bool is_template = end != std::string_view::npos && end > 2 &&
                                 text.substr(2, end - 2).find('"') == std::string_view::npos;
        return is_template ? end + 2 : 0;
      }
      const std::size_t end = text.find('}');
      if (end == std::string_view::npos) return 0;
      return is_name(trimmed(text.substr(1, end - 1))) ? end + 1 : 0;
    }
    case '<': {
      const std::size_t end = text.find('>');
      if (end == std::string_view::npos) return 0;
      return is_phrase(text.substr(1, end - 1)) ? end + 1 : 0;
    }
    default: {
      const std::size_t size = name_size(text);
      return is_your_word(text.substr(0, size)) ? size : 0;
    }
  }
}

bool is_shell_expansion(std::string_view placeholder) { return placeholder.starts_with('$'); }

}  // namespace posturelint
