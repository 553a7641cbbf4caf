// SPDX-License-Identifier: Apache-2.0
#include "policy/log_filter.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "base/nearest.h"

namespace posturelint {
namespace {

constexpr std::string_view kOperators[] = {"co", "eq", "ew", "ge", "gt",
                                           "le", "lt", "ne", "pr", "sw"};

bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && edit_distance(a, b, 0) == 0;
}

bool is_operator(std::string_view word) {
  return std::ranges::any_of(kOperators, [&](std::string_view op) { return same_word(op, word); });
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789.+-eE") == std::string_view::npos &&
         word.find_first_of("0123456789") != std::string_view::npos;
}

/// A value that needs no quotes.
bool is_literal(std::string_view word) {
  return word == "true" || word == "false" || word == "null" || is_number(word);
}

/// What a word may hold: names, dots, and an index behind a name.
bool is_word_part(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '-' ||
         c == ':';
}
bool is_operator_sign(char c) { return std::string_view("=!<>&|~").find(c) != std::string::npos; }

/// Reads a filter from front to back.
class FilterParser {
 public:
  explicit FilterParser(std::string_view text) : text_(text) {}

  LogFilter read() {
    read_expression(0);
    skip_blanks();
    if (going() && at_ < text_.size()) fail_at_rest();
    return std::move(filter_);
  }

 private:
  static constexpr int kMaxDepth = 50;

  [[nodiscard]] bool going() const { return !stopped_; }

  void stop(LogFilterMistake mistake, std::size_t begin, std::size_t end) {
    if (stopped_) return;
    stopped_ = true;
    filter_.mistake = mistake;
    filter_.mistake_span = span(begin, end);
  }

  /// True, and reading ends, at something that is filled in later.
  bool at_placeholder() {
    if (at_ >= text_.size()) return false;
    const char c = text_[at_];
    const bool angle = c == '<' && at_ + 1 < text_.size() &&
                       std::isalpha(static_cast<unsigned char>(text_[at_ + 1])) != 0;
    if (c != '$' && c != '{' && !angle) return false;
    stopped_ = true;
    return true;
  }

  void skip_blanks() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  /// The word at this place; `[0]` belongs to it, other brackets do not.
  [[nodiscard]] std::size_t word_end(std::size_t at) const {
    while (at < text_.size()) {
      if (is_word_part(text_[at])) {
        ++at;
      } else if (text_[at] == '[') {
        const std::size_t close = text_.find_first_not_of("0123456789", at + 1);
        if (close == std::string_view::npos || close == at + 1 || text_[close] != ']') break;
        at = close + 1;
      } else {
        break;
      }
    }
    return at;
  }

  [[nodiscard]] std::size_t signs_end(std::size_t at) const {
    while (at < text_.size() && is_operator_sign(text_[at])) ++at;
    return at;
  }

  /// What stands where a connective or the end belongs.
  void fail_at_rest() {
    if (at_placeholder()) return;
    const std::size_t signs = signs_end(at_);
    if (signs > at_) return stop(LogFilterMistake::unknown_operator, at_, signs);
    stop(LogFilterMistake::incomplete, at_, std::max(word_end(at_), at_ + 1));
  }

  /// Takes the word when it is next.
  bool take(std::string_view word) {
    skip_blanks();
    const std::size_t end = word_end(at_);
    if (!same_word(text_.substr(at_, end - at_), word)) return false;
    at_ = end;
    return true;
  }

  void read_expression(int depth) {
    if (depth > kMaxDepth) {
      stopped_ = true;
      return;
    }
    do {
      read_term(depth);
    } while (going() && (take("and") || take("or")));
  }

  void read_term(int depth) {
    skip_blanks();
    if (at_placeholder()) return;
    const std::size_t begin = at_;
    if (take("not")) {
      skip_blanks();
      if (at_ >= text_.size() || text_[at_] != '(') at_ = begin;  // an attribute of that name
    }
    if (at_ < text_.size() && text_[at_] == '(') {
      const std::size_t open = at_++;
      read_expression(depth + 1);
      skip_blanks();
      if (!going()) return;
      if (at_ < text_.size() && text_[at_] == ')') {
        ++at_;
      } else if (at_ < text_.size()) {
        fail_at_rest();
      } else {
        stop(LogFilterMistake::incomplete, open, open + 1);
      }
      return;
    }
    read_comparison();
  }

  void read_comparison() {
    LogComparison comparison;
    const std::size_t begin = at_;
    at_ = word_end(at_);
    if (at_ == begin) return stop_at_missing();
    comparison.attribute = span(begin, at_);
    comparison.attribute_text = text_.substr(begin, at_ - begin);
    if (at_ < text_.size() && text_[at_] == '[') {
      return stop(LogFilterMistake::brackets, at_, at_ + 1);
    }
    skip_blanks();
    if (at_placeholder()) return;
    const std::size_t op = at_;
    at_ = std::max(word_end(op), signs_end(op));
    comparison.op = span(op, at_);
    comparison.op_text = text_.substr(op, at_ - op);
    if (comparison.op_text.empty()) return stop_at_missing();
    if (!is_operator(comparison.op_text)) {
      return stop(LogFilterMistake::unknown_operator, op, at_);
    }
    if (!comparison.is("pr") && !read_value(comparison)) return;
    filter_.comparisons.push_back(std::move(comparison));
  }

  void stop_at_missing() {
    stop(LogFilterMistake::incomplete, at_ < text_.size() ? at_ : 0,
         std::min(at_ + 1, text_.size()));
  }

  bool read_value(LogComparison& comparison) {
    skip_blanks();
    if (at_placeholder()) return false;
    if (at_ >= text_.size()) {
      stop_at_missing();
      return false;
    }
    const std::size_t begin = at_;
    if (text_[at_] == '"') return read_string(comparison);
    if (text_[at_] == '\'' || text_[at_] == '`') {
      const std::size_t close = text_.find(text_[at_], at_ + 1);
      stop(LogFilterMistake::unquoted_value, begin,
           close == std::string_view::npos ? text_.size() : close + 1);
      return false;
    }
    at_ = std::min(text_.find_first_of(" ()", at_), text_.size());
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (!is_literal(word)) {
      if (word.empty()) {
        stop_at_missing();
      } else if (word.find_first_of("${<") != std::string_view::npos) {
        stopped_ = true;
      } else {
        stop(LogFilterMistake::unquoted_value, begin, at_);
      }
      return false;
    }
    comparison.value = span(begin, at_);
    return true;
  }

  bool read_string(LogComparison& comparison) {
    const std::size_t begin = at_++;
    std::string content;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      content += text_[at_++];
    }
    if (at_ >= text_.size()) {
      stop(LogFilterMistake::unclosed_string, begin, text_.size());
      return false;
    }
    ++at_;
    comparison.value = span(begin, at_);
    comparison.text = std::move(content);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool stopped_ = false;
  LogFilter filter_;
};

}  // namespace

bool LogComparison::is(std::string_view name) const { return same_word(op_text, name); }
bool LogComparison::is_of(std::string_view name) const { return same_word(attribute_text, name); }

LogFilter parse_log_filter(std::string_view filter) { return FilterParser(filter).read(); }

std::optional<std::string_view> log_operator_like(std::string_view written) {
  struct Habit {
    std::string_view written;
    std::string_view meant;
  };
  constexpr Habit kHabits[] = {
      {"=", "eq"},        {"==", "eq"},         {"===", "eq"},    {"!=", "ne"},
      {"<>", "ne"},       {">", "gt"},          {">=", "ge"},     {"<", "lt"},
      {"<=", "le"},       {"&&", "and"},        {"||", "or"},     {"=~", "co"},
      {"contains", "co"}, {"startsWith", "sw"}, {"like", "co"},   {"starts_with", "sw"},
      {"endsWith", "ew"}, {"ends_with", "ew"},  {"equals", "eq"}, {"is", "eq"},
      {"eqq", "eq"},      {"gte", "ge"},        {"lte", "le"},    {"exists", "pr"},
      {"present", "pr"},
  };
  const auto* found = std::ranges::find_if(
      kHabits, [&](const Habit& habit) { return same_word(habit.written, written); });
  if (found == std::end(kHabits)) return std::nullopt;
  return found->meant;
}

}  // namespace posturelint
