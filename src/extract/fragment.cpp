// SPDX-License-Identifier: Apache-2.0
#include "extract/fragment.h"

#include <cctype>
#include <cstddef>

namespace posturelint {
namespace {

/// The bytes that a backslash must protect; a single-quoted shell string has no such thing.
std::string_view escaped_in(Quoting quoting) {
  switch (quoting) {
    case Quoting::shell_double:
      return "\"$`\\";
    case Quoting::shell_ansi:
      return "'\\";
    case Quoting::here_document:
      return "$`\\";
    case Quoting::none:
    case Quoting::shell_single:
      break;
  }
  return "";
}

/// Length of a `${name}` at the start of `text`, or 0.
std::size_t variable_length(std::string_view text) {
  if (!text.starts_with("${")) return 0;
  std::size_t end = 2;
  while (end < text.size() &&
         (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_'))
    ++end;
  return end > 2 && end < text.size() && text[end] == '}' ? end + 1 : 0;
}

struct Style {
  Quoting quoting = Quoting::none;
  bool keep_variables = false;
  std::string_view line_prefix;
};

std::string quote(std::string_view text, const Style& style) {
  const std::string_view escaped = escaped_in(style.quoting);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\'' && style.quoting == Quoting::shell_single) {
      out += R"('\'')";
      continue;
    }
    if (const std::size_t length = style.keep_variables ? variable_length(text.substr(i)) : 0) {
      out += text.substr(i, length);
      i += length - 1;
      continue;
    }
    if (escaped.find(c) != std::string_view::npos) out += '\\';
    out += c;
    if (c == '\n') out += style.line_prefix;
  }
  return out;
}

}  // namespace

Span edit_to_host(Span edit, const Fragment& fragment) {
  Span host = fragment.map.to_host(edit);
  const std::string_view text = fragment.text;
  const bool ends_at_line = !edit.empty() && edit.end < text.size() && text[edit.end - 1] == '\n';
  if (ends_at_line) host.end = fragment.map.to_host({edit.end, edit.end + 1}).begin;
  return host;
}

std::string quote_for_host(std::string_view replacement, Quoting quoting) {
  return quote(replacement, {.quoting = quoting});
}

std::string quote_for_host(std::string_view replacement, const Fragment& fragment) {
  return quote(replacement, {.quoting = fragment.quoting,
                             .keep_variables = fragment.expands_variables,
                             .line_prefix = fragment.line_prefix});
}

}  // namespace posturelint
