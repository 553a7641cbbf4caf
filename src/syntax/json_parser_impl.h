// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/json_mistakes.h"
#include "syntax/json_parser.h"
#include "syntax/json_quote.h"
#include "syntax/json_scan.h"
#include "syntax/json_tree.h"
#include "syntax/json_word.h"

namespace posturelint {

/// One reading of one text. A state machine: `parse` runs the few steps that valid JSON needs, each
/// of which hands what it does not expect to a `recover_…` function. Those report the mistake, and
/// either take bytes or change the state, so every reading ends.
///   json_parser.cpp    the steps of valid JSON
///   json_strings.cpp   strings, and what people write instead of them
///   json_members.cpp   what stands where a key, or the colon behind it, belongs
///   json_recovery.cpp  what stands where a value or a comma belongs, or after the top value
///   json_trivia.cpp    comments and odd blanks, and how far text without quotes goes
///   json_brackets.cpp  brackets that do not match, and the end of the text
class JsonParser {
 public:
  /// Whether line starts help to tell which bracket is not closed. Only a second reading, of a text
  /// whose brackets do not match, does that.
  enum class Layout : std::uint8_t { ignored, trusted };

  JsonParser(std::string_view text, const JsonOptions& options, Layout layout);

  void parse();
  [[nodiscard]] bool brackets_match() const { return brackets_match_; }
  [[nodiscard]] std::size_t mistakes() const { return log_.size(); }
  ParsedJson take();

 private:
  static constexpr std::uint32_t kNone = JsonNode::kNone;

  /// What is read next.
  enum class State : std::uint8_t { key, value, separator, after_root, done };

  /// An object or array that is still open.
  struct Frame {
    std::uint32_t node;
    std::uint32_t last = kNone;  // its last child so far
    /// The last comma, while nothing followed it.
    std::uint32_t comma = kNone;
    /// Column of its first child, for Layout::trusted.
    std::uint32_t first_column = kNone;
    /// Two of its keys have the same bit.
    bool keys_may_repeat = false;
    bool is_object = false;
    /// Its opening bracket was reported as the wrong one, so its closing one may be wrong as well.
    bool closer_excused = false;
  };

  /// A key or string that has been read.
  struct Text {
    Span span;  // as written, quotes included
    bool decoded = false;
  };

  // json_parser.cpp
  void start();
  void start_bare_members(bool report);
  void read_key();
  void read_value();
  void read_separator();
  void skip_blanks() {
    if (at_ < size_ && is_json_blank(text_[at_])) at_ = skip_json_blanks(text_, at_);
  }
  bool read_literal(std::string_view literal, NodeKind kind);
  bool read_number();
  void set_key(Text key);
  std::uint32_t add_value(NodeKind kind, Span span, std::uint8_t flags = 0);
  void add_string(Text string);
  void open(NodeKind kind);
  void close();
  void report_repeated_keys(const Frame& frame);
  void report_repeated_key(std::uint32_t first, std::uint32_t later);

  // json_strings.cpp
  Text read_string();
  Text read_unusual_string(std::uint32_t begin, std::uint32_t at);
  Text read_foreign_string();
  std::uint32_t end_of_unclosed(std::uint32_t content, std::uint32_t line_end);
  Text close_unclosed_string(std::uint32_t begin, std::uint32_t line_end);
  void report_doubled_quote();
  std::optional<Text> reread_string(Span string, bool is_key);
  bool continues_on_later_line(std::uint32_t line_end, std::uint32_t& close) const;
  void decode(std::uint32_t begin, Span content, bool report);
  std::uint32_t decode_escape(std::uint32_t at, std::uint32_t end, bool report);
  void store_decoded(std::uint32_t begin, std::string_view content);
  Text bare_text(Span span);
  [[nodiscard]] std::uint32_t closing_quote(std::uint32_t content, QuoteFamily family) const;
  [[nodiscard]] bool delimiter_follows(std::uint32_t at) const;
  void report_invalid_escape(Span span);
  void report_control_characters(Span content);

  // json_members.cpp
  void recover_key();
  void recover_colon();
  void add_missing_value(std::uint32_t at, std::string_view what);
  bool turn_into_placeholder(Span content);
  void value_was_a_key();
  bool item_was_a_key();

  // json_recovery.cpp
  void recover_value();
  void recover_separator();
  void recover_after_root();
  void read_word();
  void read_placeholder(std::uint32_t size);
  bool read_ellipsis();
  void read_extra_commas();
  void report_missing_comma(std::uint32_t at);
  void report_placeholder(Span span);
  void report_unexpected(Span span, std::string_view expected);
  void give_up(std::string_view rule, Span span, std::string message);

  // json_trivia.cpp
  bool recover_blank();
  void read_comment(std::uint32_t size, bool closed);
  [[nodiscard]] bool starts_key(std::uint32_t at) const;
  [[nodiscard]] bool starts_value(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t word_end(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t phrase_end(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t after_blanks(std::uint32_t at) const;
  [[nodiscard]] bool same_line(std::uint32_t from, std::uint32_t to) const;

  // json_brackets.cpp
  void recover_bracket();
  void close_wrong_bracket();
  void report_trailing_comma();
  void report_extra_bracket();
  void close_unclosed(std::string_view fix_suffix);
  [[nodiscard]] std::string missing_quote(std::uint32_t at) const;
  bool close_by_layout();
  void finish();
  bool reopen_root();
  [[nodiscard]] std::string unmatched_closers(std::uint32_t from) const;
  [[nodiscard]] std::string open_closers() const;
  [[nodiscard]] std::uint32_t line_start(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t indentation(std::uint32_t at) const;
  [[nodiscard]] bool is_first_on_line(std::uint32_t at) const;

  static constexpr std::uint8_t flag_if(bool condition, JsonFlag flag) {
    return condition ? static_cast<std::uint8_t>(flag) : std::uint8_t{0};
  }
  [[nodiscard]] char peek() const { return at_ < size_ ? text_[at_] : '\0'; }
  [[nodiscard]] bool at_end() const { return at_ >= size_; }
  /// Empty past the end.
  [[nodiscard]] std::string_view rest(std::uint32_t at) const {
    return text_.substr(std::min(at, size_));
  }
  [[nodiscard]] bool has_key() const { return key_.end != 0; }
  [[nodiscard]] Frame& top() { return frames_.back(); }
  [[nodiscard]] JsonNode& node(std::uint32_t index) { return tree_.nodes_[index]; }
  [[nodiscard]] std::uint32_t last_value() const {
    return frames_.empty() ? 0 : frames_.back().last;
  }

  std::string_view text_;
  std::uint32_t size_;
  std::uint32_t at_ = 0;
  State state_ = State::value;
  Span key_;  // the key whose value comes next
  std::uint8_t key_flags_ = 0;
  bool bare_root_ = false;  // the root is an object whose braces are not in the text
  bool brackets_match_ = true;
  bool comma_excused_ = false;  // a bracket was just taken as closed: its comma is missing with it
  std::uint32_t last_reread_ = kNone;     // where the string begins that was read a second time
  std::uint32_t trailing_comma_ = kNone;  // the last one that was reported
  Edit missing_quote_;                    // what closes the last string that was not closed
  Span comments_;                         // the last run of comments, and the blanks before it
  Layout layout_;
  JsonOptions options_;
  std::vector<Frame> frames_;
  Frame closed_root_{};
  std::vector<std::uint32_t> line_starts_;  // only with Layout::trusted
  JsonTree tree_;
  MistakeLog log_;
};

}  // namespace posturelint
