// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/shell_word.h"
#include "text/span.h"

namespace posturelint {

/// A step in undoing a script's quoting: bytes copied as they are, or bytes that stand for others.
struct ShellAtom {
  enum class Kind : std::uint8_t { copied, escape, expansion };
  Span host;
  Kind kind;
  Quoting quoting;
  std::string text;  // what it stands for; empty when copied
};

/// Undoes the quoting of a part of a script, step by step. `end` bounds what is looked at.
class ShellUnquoter {
 public:
  ShellUnquoter(std::string_view script, std::uint32_t end) : script_(script), end_(end) {}

  // Each begins behind the opening quote, and returns the offset behind the closing one (or `end`).
  std::uint32_t single_quoted(std::uint32_t at);
  std::uint32_t double_quoted(std::uint32_t at);
  std::uint32_t ansi_quoted(std::uint32_t at);
  /// A stretch of an unquoted here-document, line breaks included; returns the offset behind it,
  /// which is past its end when a command or a joined line reaches further.
  std::uint32_t here_document(Span stretch);

  /// At a `$` or a backtick outside single quotes; returns the offset behind it.
  std::uint32_t expansion(std::uint32_t at, Quoting quoting);

  void copy(Span host, Quoting quoting);
  void escape(Span host, Quoting quoting, std::string text);

  [[nodiscard]] const std::vector<ShellAtom>& atoms() const { return atoms_; }
  /// Between the brackets of the last `$(…)` met.
  [[nodiscard]] Span last_substitution() const { return last_substitution_; }

  /// Puts the steps together. A change of quotes for the sake of a variable or of one character
  /// (`'…'"$x"'…'`, `'\''`) becomes one step, so that what replaces it may be quoted like the rest.
  [[nodiscard]] ShellText text() const;

 private:
  std::uint32_t escaped_in_double_quotes(std::uint32_t at, Quoting quoting);
  std::uint32_t ansi_escape(std::uint32_t at);
  [[nodiscard]] Quoting main_quoting() const;
  [[nodiscard]] std::string_view text_of(const ShellAtom& atom) const;
  [[nodiscard]] std::size_t end_of_detour(std::size_t first, Quoting main) const;
  void append_detour(std::size_t first, std::size_t end, ShellText& out) const;
  [[nodiscard]] char peek(std::uint32_t at) const { return at < end_ ? script_[at] : '\0'; }

  std::string_view script_;
  std::uint32_t end_;
  std::vector<ShellAtom> atoms_;
  Span last_substitution_;
};

/// The offset behind the bracket (or backtick) that closes what was opened before `at`: `)`, `}` or
/// a backtick; `end` when there is none. Knows quotes, nested brackets, comments, here-documents.
std::uint32_t behind_closing(std::string_view script, std::uint32_t at, std::uint32_t end,
                             char closing);

/// `<<` in a script: its delimiter and how it is written.
struct HereDelimiter {
  std::string word;
  bool quoted = false;
  bool strips_tabs = false;
  std::uint32_t after = 0;  // the offset behind it
};
/// At the byte behind `<<`.
HereDelimiter read_delimiter(std::string_view script, std::uint32_t at, std::uint32_t end);

/// The lines from `begin` up to the delimiter's; `after` gets the offset behind that line.
Span here_document_body(std::string_view script, std::uint32_t begin, std::uint32_t end,
                        const HereDelimiter& delimiter, std::uint32_t& after);

}  // namespace posturelint
