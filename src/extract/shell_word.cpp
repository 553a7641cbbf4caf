// SPDX-License-Identifier: Apache-2.0
#include "extract/shell_word.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "extract/shell_quote.h"

namespace posturelint {
namespace {

constexpr std::string_view kEndsWord = " \t\r\n;&|()<>";

/// Cuts a script into the words of one command.
class CommandReader {
 public:
  CommandReader(std::string_view script, Span where)
      : script_(script), at_(where.begin), end_(where.end) {
    command_.span = {at_, at_};
  }

  ShellCommand read() {
    while (step()) command_.span.end = std::max(command_.span.end, at_);
    read_here_documents();
    return std::move(command_);
  }

 private:
  [[nodiscard]] char peek(std::uint32_t ahead = 0) const {
    return at_ + ahead < end_ ? script_[at_ + ahead] : '\0';
  }
  [[nodiscard]] std::uint32_t find(std::string_view bytes, std::uint32_t from) const {
    const std::size_t found = script_.substr(0, end_).find_first_of(bytes, from);
    return found == std::string_view::npos ? end_ : static_cast<std::uint32_t>(found);
  }

  void skip_blanks() {
    while (at_ < end_) {
      if (peek() == ' ' || peek() == '\t') {
        ++at_;
      } else if (peek() == '\\' && peek(1) == '\n') {
        at_ += 2;
      } else if (peek() == '\\' && peek(1) == '\r' && peek(2) == '\n') {
        at_ += 3;
      } else {
        return;
      }
    }
  }

  /// Reads one word or redirection; false at the end of the command.
  bool step() {
    skip_blanks();
    if (at_ >= end_) return false;
    switch (peek()) {
      case '\r':
      case '\n':
      case ';':
      case '(':
      case ')':
        return false;
      case '|':
        command_.is_piped = peek(1) != '|';
        return false;
      case '&':
        if (peek(1) != '>') return false;
        ++at_;
        return redirection();
      case '#':
        at_ = find("\n", at_);
        return false;
      case '<':
      case '>':
        return redirection();
      default:
        break;
    }
    ShellWord word = read_word();
    const bool is_descriptor =
        std::ranges::all_of(word.value.text,
                            [](unsigned char c) { return std::isdigit(c) != 0; }) &&
        !word.value.text.empty() && (peek() == '<' || peek() == '>');
    if (!is_descriptor) command_.words.push_back(std::move(word));
    return true;
  }

  bool redirection() {
    if (peek() == '<' && peek(1) == '<' && peek(2) == '<') {
      at_ += 3;
      skip_blanks();
      command_.here_string = read_word().value;
      return true;
    }
    if (peek() == '<' && peek(1) == '<') {
      delimiters_.push_back(read_delimiter(script_, at_ + 2, end_));
      at_ = delimiters_.back().after;
      return true;
    }
    if (peek(1) == '(') {
      at_ = behind_closing(script_, at_ + 2, end_, ')');
      return true;
    }
    ++at_;
    while (peek() == '>' || peek() == '&' || peek() == '|') ++at_;
    skip_blanks();
    if (kEndsWord.find(peek()) == std::string_view::npos) read_word();
    return true;
  }

  /// `<ID>` inside a word: guides write it for a value to fill in; a shell would look for a file.
  [[nodiscard]] std::uint32_t behind_angle_placeholder() const {
    std::uint32_t stop = at_ + 1;
    while (stop < end_ && (std::isalnum(static_cast<unsigned char>(script_[stop])) != 0 ||
                           script_[stop] == '_' || script_[stop] == '-'))
      ++stop;
    return stop > at_ + 1 && stop < end_ && script_[stop] == '>' ? stop + 1 : at_;
  }

  ShellWord read_word() {
    ShellUnquoter unquoter(script_, end_);
    ShellWord word;
    word.span.begin = at_;
    while (at_ < end_ && read_part(unquoter)) {
    }
    word.span.end = at_;
    word.value = unquoter.text();
    const auto& atoms = unquoter.atoms();
    if (atoms.empty()) word.value.map.copied(std::min(word.span.begin + 1, at_), 0);
    if (atoms.size() == 1 && !unquoter.last_substitution().empty())
      word.substitution = unquoter.last_substitution();
    return word;
  }

  /// Reads quoted or unquoted bytes; false at the end of the word.
  bool read_part(ShellUnquoter& unquoter) {
    const char c = peek();
    if (c == '\'') {
      at_ = unquoter.single_quoted(at_ + 1);
    } else if (c == '"') {
      at_ = unquoter.double_quoted(at_ + 1);
    } else if (c == '$' && peek(1) == '\'') {
      at_ = unquoter.ansi_quoted(at_ + 2);
    } else if (c == '$' && peek(1) == '"') {
      at_ = unquoter.double_quoted(at_ + 2);
    } else if (c == '$' || c == '`') {
      at_ = unquoter.expansion(at_, Quoting::none);
    } else if (c == '\\') {
      read_escape(unquoter);
    } else if (c == '<' && behind_angle_placeholder() > at_) {
      const std::uint32_t stop = behind_angle_placeholder();
      unquoter.copy({at_, stop}, Quoting::none);
      at_ = stop;
    } else if (kEndsWord.find(c) != std::string_view::npos) {
      return false;
    } else {
      const std::uint32_t stop = find("'\"$`\\ \t\r\n;&|()<>", at_);
      unquoter.copy({at_, stop}, Quoting::none);
      at_ = stop;
    }
    return true;
  }

  void read_escape(ShellUnquoter& unquoter) {
    if (peek(1) == '\n') {
      at_ += 2;
    } else if (peek(1) == '\r' && peek(2) == '\n') {
      at_ += 3;
    } else {
      const std::uint32_t stop = std::min(at_ + 2, end_);
      if (stop > at_ + 1)
        unquoter.escape({at_, stop}, Quoting::none, std::string(1, script_[at_ + 1]));
      at_ = stop;
    }
  }

  /// Their lines begin behind the line that the command ends on.
  void read_here_documents() {
    if (delimiters_.empty()) return;
    std::uint32_t line = find("\n", at_);
    if (line < end_) ++line;
    for (const HereDelimiter& delimiter : delimiters_) {
      const Span body = here_document_body(script_, line, end_, delimiter, line);
      command_.here_documents.push_back({body, !delimiter.quoted, delimiter.strips_tabs});
    }
  }

  std::string_view script_;
  std::uint32_t at_;
  std::uint32_t end_;
  ShellCommand command_;
  std::vector<HereDelimiter> delimiters_;
};

}  // namespace

ShellText ShellText::from(std::size_t begin) const {
  const auto size = static_cast<std::uint32_t>(text.size());
  const Span part{std::min(static_cast<std::uint32_t>(begin), size), size};
  return {text.substr(part.begin), map.slice(part), quoting, expands_variables};
}

Span ShellText::host() const { return map.to_host({0, static_cast<std::uint32_t>(text.size())}); }

ShellCommand read_command(std::string_view script, Span where) {
  return CommandReader(script, where).read();
}

ShellText read_here_document(std::string_view script, const HereDocument& document) {
  ShellUnquoter unquoter(script, document.body.end);
  for (std::uint32_t at = document.body.begin; at < document.body.end;) {
    Span line{at, document.body.end};
    if (document.strips_tabs) {
      while (line.begin < line.end && script[line.begin] == '\t') ++line.begin;
      const std::size_t newline = script.find('\n', line.begin);
      if (newline < line.end) line.end = static_cast<std::uint32_t>(newline) + 1;
    }
    at = std::max(line.end, at + 1);
    if (document.expands) {
      at = std::max(unquoter.here_document(line), at);
    } else {
      unquoter.copy(line, Quoting::none);
    }
  }
  ShellText text = unquoter.text();
  if (unquoter.atoms().empty()) text.map.copied(document.body.begin, 0);
  return text;
}

}  // namespace posturelint
