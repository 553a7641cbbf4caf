// SPDX-License-Identifier: Apache-2.0
#include "extract/shell_quote.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <utility>

#include "text/utf8.h"

namespace posturelint {
namespace {

bool is_name_start(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The name at the start of what stands between `${` and `}`.
std::string_view leading_name(std::string_view inside) {
  std::size_t end = 0;
  while (end < inside.size() && is_name(inside[end])) ++end;
  return inside.substr(0, end);
}

int digit_value(char c, int base) {
  int value = 99;
  if (c >= '0' && c <= '9') value = c - '0';
  if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
  if (c >= 'A' && c <= 'F') value = c - 'A' + 10;
  return value < base ? value : -1;
}

}  // namespace

void ShellUnquoter::copy(Span host, Quoting quoting) {
  if (host.empty()) return;
  if (!atoms_.empty()) {
    ShellAtom& last = atoms_.back();
    if (last.kind == ShellAtom::Kind::copied && last.quoting == quoting &&
        last.host.end == host.begin) {
      last.host.end = host.end;
      return;
    }
  }
  atoms_.push_back({host, ShellAtom::Kind::copied, quoting, {}});
}

void ShellUnquoter::escape(Span host, Quoting quoting, std::string text) {
  if (!text.empty()) atoms_.push_back({host, ShellAtom::Kind::escape, quoting, std::move(text)});
}

std::uint32_t ShellUnquoter::single_quoted(std::uint32_t at) {
  const std::size_t quote = script_.substr(0, end_).find('\'', at);
  const std::uint32_t stop =
      quote == std::string_view::npos ? end_ : static_cast<std::uint32_t>(quote);
  copy({at, stop}, Quoting::shell_single);
  return std::min(stop + 1, end_);
}

/// At a backslash; `quoting` decides before which bytes it counts.
std::uint32_t ShellUnquoter::escaped_in_double_quotes(std::uint32_t at, Quoting quoting) {
  const char next = peek(at + 1);
  if (next == '\n') return at + 2;
  if (next == '\r' && peek(at + 2) == '\n') return at + 3;
  const bool counts = next == '$' || next == '`' || next == '\\' ||
                      (next == '"' && quoting == Quoting::shell_double);
  if (counts) {
    escape({at, at + 2}, quoting, std::string(1, next));
    return at + 2;
  }
  copy({at, at + 1}, quoting);
  return at + 1;
}

std::uint32_t ShellUnquoter::double_quoted(std::uint32_t at) {
  constexpr Quoting kQuoting = Quoting::shell_double;
  while (at < end_) {
    const std::size_t special = script_.substr(0, end_).find_first_of("\"\\$`", at);
    const std::uint32_t stop =
        special == std::string_view::npos ? end_ : static_cast<std::uint32_t>(special);
    copy({at, stop}, kQuoting);
    at = stop;
    switch (peek(at)) {
      case '"':
        return at + 1;
      case '\\':
        at = std::min(escaped_in_double_quotes(at, kQuoting), end_);
        break;
      case '$':
      case '`':
        at = expansion(at, kQuoting);
        break;
      default:
        at = std::min(at + 1, end_);
    }
  }
  return end_;
}

std::uint32_t ShellUnquoter::here_document(Span stretch) {
  constexpr Quoting kQuoting = Quoting::here_document;
  std::uint32_t at = stretch.begin;
  while (at < stretch.end) {
    const std::size_t special = script_.substr(0, stretch.end).find_first_of("\\$`", at);
    const std::uint32_t stop =
        special == std::string_view::npos ? stretch.end : static_cast<std::uint32_t>(special);
    copy({at, stop}, kQuoting);
    at = stop;
    if (at == stretch.end) break;
    at = script_[at] == '\\' ? escaped_in_double_quotes(at, kQuoting) : expansion(at, kQuoting);
  }
  return at;
}

std::uint32_t ShellUnquoter::expansion(std::uint32_t at, Quoting quoting) {
  const auto add = [&](std::uint32_t after, std::string name) {
    atoms_.push_back(
        {{at, after}, ShellAtom::Kind::expansion, quoting, "${" + std::move(name) + "}"});
    return after;
  };
  if (script_[at] == '`') {
    const std::uint32_t after = behind_closing(script_, at + 1, end_, '`');
    last_substitution_ = {at + 1, std::max(at + 1, after - 1)};
    return add(after, "output");
  }
  const char next = peek(at + 1);
  if (next == '(') {
    const std::uint32_t after = behind_closing(script_, at + 2, end_, ')');
    last_substitution_ = {at + 2, std::max(at + 2, after - 1)};
    return add(after, "output");
  }
  if (next == '{') {
    const std::uint32_t after = behind_closing(script_, at + 2, end_, '}');
    const std::string_view inside = script_.substr(at + 2, std::max(after, at + 3) - at - 3);
    const std::string_view name = leading_name(inside);
    return add(after, name.empty() ? "value" : std::string(name));
  }
  if (is_name_start(next)) {
    const std::string_view name = leading_name(script_.substr(at + 1, end_ - at - 1));
    return add(at + 1 + static_cast<std::uint32_t>(name.size()), std::string(name));
  }
  if (next != '\0' && std::string_view("0123456789@*#?-!$").find(next) != std::string_view::npos)
    return add(at + 2, std::string(1, next));
  copy({at, at + 1}, quoting);
  return at + 1;
}

std::uint32_t ShellUnquoter::ansi_quoted(std::uint32_t at) {
  while (at < end_) {
    const std::size_t special = script_.substr(0, end_).find_first_of("'\\", at);
    const std::uint32_t stop =
        special == std::string_view::npos ? end_ : static_cast<std::uint32_t>(special);
    copy({at, stop}, Quoting::shell_ansi);
    at = stop;
    if (peek(at) == '\'') return at + 1;
    if (at < end_) at = std::min(ansi_escape(at), end_);
  }
  return end_;
}

std::uint32_t ShellUnquoter::ansi_escape(std::uint32_t at) {
  struct Letter {
    char letter;
    char byte;
  };
  constexpr Letter kLetters[] = {
      {'a', '\a'}, {'b', '\b'}, {'e', '\x1B'}, {'E', '\x1B'}, {'f', '\f'}, {'n', '\n'}, {'r', '\r'},
      {'t', '\t'}, {'v', '\v'}, {'\\', '\\'},  {'\'', '\''},  {'"', '"'},  {'?', '?'}};
  const char next = peek(at + 1);
  const auto letter = std::ranges::find(kLetters, next, &Letter::letter);
  if (letter != std::end(kLetters)) {
    escape({at, at + 2}, Quoting::shell_ansi, std::string(1, letter->byte));
    return at + 2;
  }

  const auto number = [&](std::uint32_t from, std::uint32_t max_digits, int base) {
    char32_t value = 0;
    std::uint32_t stop = from;
    while (stop - from < max_digits && digit_value(peek(stop), base) >= 0) {
      value = value * static_cast<char32_t>(base) +
              static_cast<char32_t>(digit_value(peek(stop), base));
      ++stop;
    }
    return std::pair(value, stop);
  };
  struct Numeric {
    char letter;
    std::uint32_t max_digits;
    bool is_code_point;
  };
  constexpr Numeric kNumeric[] = {{'x', 2, false}, {'u', 4, true}, {'U', 8, true}};
  const auto numeric = std::ranges::find(kNumeric, next, &Numeric::letter);
  if (numeric != std::end(kNumeric)) {
    const auto [value, stop] = number(at + 2, numeric->max_digits, 16);
    if (stop > at + 2) {
      std::string text;
      if (numeric->is_code_point) {
        append_utf8(text, value);
      } else {
        text = static_cast<char>(value);
      }
      escape({at, stop}, Quoting::shell_ansi, std::move(text));
      return stop;
    }
  } else if (const auto [value, stop] = number(at + 1, 3, 8); stop > at + 1) {
    escape({at, stop}, Quoting::shell_ansi, std::string(1, static_cast<char>(value & 0xFFU)));
    return stop;
  }
  copy({at, at + 1}, Quoting::shell_ansi);  // a backslash before any other byte stands for itself
  return at + 1;
}

Quoting ShellUnquoter::main_quoting() const {
  constexpr std::size_t kQuotings = 5;
  std::array<std::size_t, kQuotings> bytes{};
  for (const ShellAtom& atom : atoms_) {
    const bool is_copied = atom.kind == ShellAtom::Kind::copied;
    // A backslash outside quotes comes from leaving them for one character: '…'\''…'.
    if (!is_copied && atom.quoting == Quoting::none) continue;
    bytes[static_cast<std::size_t>(atom.quoting)] += is_copied ? atom.host.size() : 1;
  }
  return static_cast<Quoting>(std::ranges::max_element(bytes) - bytes.begin());
}

std::string_view ShellUnquoter::text_of(const ShellAtom& atom) const {
  if (atom.kind != ShellAtom::Kind::copied) return atom.text;
  return script_.substr(atom.host.begin, atom.host.size());
}

/// The end of a run of variables and single characters, from `first` on, that are quoted in another
/// way than what stands on both sides of it; `first` when there is no such run.
std::size_t ShellUnquoter::end_of_detour(std::size_t first, Quoting main) const {
  if (first == 0 || atoms_[first - 1].quoting != main) return first;
  std::size_t end = first;
  while (end < atoms_.size() && atoms_[end].quoting != main &&
         (atoms_[end].kind != ShellAtom::Kind::copied || atoms_[end].host.size() == 1))
    ++end;
  return end < atoms_.size() && atoms_[end].quoting == main ? end : first;
}

/// One step from quote to quote; two where the main quotes are opened and closed between (`''`).
void ShellUnquoter::append_detour(std::size_t first, std::size_t end, ShellText& out) const {
  std::uint32_t begin = atoms_[first - 1].host.end;
  std::size_t size = 0;
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view text = text_of(atoms_[i]);
    out.text += text;
    size += text.size();
    const Span between{atoms_[i].host.end, atoms_[i + 1].host.begin};
    const bool is_last = i + 1 == end;
    if (!is_last && script_.substr(between.begin, between.size()) != "''") continue;
    const std::uint32_t stop = is_last ? between.end : between.begin + 1;
    out.map.replaced({begin, stop}, static_cast<std::uint32_t>(size));
    begin = stop;
    size = 0;
  }
}

ShellText ShellUnquoter::text() const {
  ShellText out;
  out.quoting = main_quoting();
  out.expands_variables = std::ranges::any_of(
      atoms_, [](const ShellAtom& atom) { return atom.kind == ShellAtom::Kind::expansion; });
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    const ShellAtom& atom = atoms_[i];
    if (const std::size_t end = end_of_detour(i, out.quoting); end > i) {
      append_detour(i, end, out);
      i = end - 1;
      continue;
    }
    const std::string_view text = text_of(atom);
    if (atom.kind == ShellAtom::Kind::copied) {
      out.map.copied(atom.host.begin, atom.host.size());
    } else {
      out.map.replaced(atom.host, static_cast<std::uint32_t>(text.size()));
    }
    out.text += text;
  }
  return out;
}

HereDelimiter read_delimiter(std::string_view script, std::uint32_t at, std::uint32_t end) {
  HereDelimiter delimiter;
  if (at < end && script[at] == '-') {
    delimiter.strips_tabs = true;
    ++at;
  }
  while (at < end && (script[at] == ' ' || script[at] == '\t')) ++at;
  while (at < end) {
    const char c = script[at];
    if (c == '\'' || c == '"') {
      const std::size_t close =
          script.substr(0, end).find_first_of(c == '\'' ? "'\n" : "\"\n", at + 1);
      const std::uint32_t stop =
          close == std::string_view::npos ? end : static_cast<std::uint32_t>(close);
      delimiter.quoted = true;
      delimiter.word += script.substr(at + 1, stop - at - 1);
      at = stop < end && script[stop] == c ? stop + 1 : stop;
    } else if (c == '\\' && at + 1 < end && !is_blank(script[at + 1])) {
      delimiter.quoted = true;
      delimiter.word += script[at + 1];
      at += 2;
    } else if (is_blank(c) || std::string_view(";&|()<>").find(c) != std::string_view::npos) {
      break;
    } else {
      delimiter.word += c;
      ++at;
    }
  }
  delimiter.after = at;
  return delimiter;
}

Span here_document_body(std::string_view script, std::uint32_t begin, std::uint32_t end,
                        const HereDelimiter& delimiter, std::uint32_t& after) {
  std::uint32_t line = std::min(begin, end);
  const std::uint32_t body = line;
  while (line < end) {
    const std::size_t newline = script.substr(0, end).find('\n', line);
    const std::uint32_t stop =
        newline == std::string_view::npos ? end : static_cast<std::uint32_t>(newline);
    std::string_view content = script.substr(line, stop - line);
    if (content.ends_with('\r')) content.remove_suffix(1);
    if (delimiter.strips_tabs)
      content.remove_prefix(std::min(content.find_first_not_of('\t'), content.size()));
    const std::uint32_t next = std::min(stop + 1, end);
    if (content == delimiter.word) {
      after = next;
      return {body, line};
    }
    line = next;
  }
  after = end;
  return {body, end};
}

}  // namespace posturelint
