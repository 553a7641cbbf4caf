// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "extract/shell_quote.h"

namespace posturelint {
namespace {

/// Steps through a script with a stack of what is still open. No recursion: brackets may nest as
/// deep as the script is long.
class Nesting {
 public:
  Nesting(std::string_view script, std::uint32_t at, std::uint32_t end, char closing)
      : script_(script), at_(at), end_(end), open_{closing} {}

  std::uint32_t run() {
    while (at_ < end_ && !open_.empty()) {
      if (open_.back() == '"') {
        step_in_double_quotes();
      } else {
        step_in_commands();
      }
    }
    return std::min(at_, end_);
  }

 private:
  [[nodiscard]] char peek(std::uint32_t ahead) const {
    return at_ + ahead < end_ ? script_[at_ + ahead] : '\0';
  }

  /// `$(`, `${` and backticks count in double quotes as well.
  bool step_into_expansion() {
    const char c = peek(0);
    if (c == '\\') {
      at_ += 2;
    } else if (c == '$' && peek(1) == '(') {
      open_.push_back(')');
      at_ += 2;
    } else if (c == '$' && peek(1) == '{') {
      open_.push_back('}');
      at_ += 2;
    } else {
      return false;
    }
    return true;
  }

  void close() {
    open_.pop_back();
    ++at_;
  }

  void step_in_double_quotes() {
    if (step_into_expansion()) return;
    const char c = peek(0);
    if (c == '"') return close();
    if (c == '`') open_.push_back('`');
    ++at_;
  }

  void step_in_commands() {
    if (step_into_expansion()) return;
    const char c = peek(0);
    const char innermost = open_.back();
    if (c == innermost) return close();
    if (c == '\'') {
      const std::size_t quote = script_.substr(0, end_).find('\'', at_ + 1);
      at_ = quote == std::string_view::npos ? end_ : static_cast<std::uint32_t>(quote) + 1;
    } else if (c == '\n') {
      ++at_;
      skip_here_documents();
    } else if (c == '<' && peek(1) == '<' && peek(2) != '<' && innermost == ')') {
      here_documents_.push_back(read_delimiter(script_, at_ + 2, end_));
      at_ = here_documents_.back().after;
    } else if (c == '#' && innermost == ')' && at_ > 0 && is_blank(script_[at_ - 1])) {
      const std::size_t newline = script_.substr(0, end_).find('\n', at_);
      at_ = newline == std::string_view::npos ? end_ : static_cast<std::uint32_t>(newline);
    } else {
      if (c == '"' || c == '`') open_.push_back(c);
      if (c == '(' && innermost == ')') open_.push_back(')');
      ++at_;
    }
  }

  void skip_here_documents() {
    for (const HereDelimiter& delimiter : here_documents_)
      here_document_body(script_, at_, end_, delimiter, at_);
    here_documents_.clear();
  }

  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

  std::string_view script_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::vector<char> open_;
  std::vector<HereDelimiter> here_documents_;  // whose bodies begin at the next line
};

}  // namespace

std::uint32_t behind_closing(std::string_view script, std::uint32_t at, std::uint32_t end,
                             char closing) {
  return Nesting(script, at, end, closing).run();
}

}  // namespace posturelint
