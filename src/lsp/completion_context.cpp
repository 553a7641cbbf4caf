// SPDX-License-Identifier: Apache-2.0
#include "lsp/completion_context.h"

#include <algorithm>
#include <vector>

namespace posturelint::lsp {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == '+' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

/// The offset behind a string that begins at `at`; a line break ends one that is not closed.
std::uint32_t string_end(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at + 1;
  while (end < text.size() && text[end] != '"' && text[end] != '\n' && text[end] != '\r') {
    end += text[end] == '\\' ? 2U : 1U;
  }
  end = std::min(end, static_cast<std::uint32_t>(text.size()));
  return end < text.size() && text[end] == '"' ? end + 1 : end;
}

std::uint32_t word_end(std::string_view text, std::uint32_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}

/// One open object or array.
struct Level {
  std::uint32_t begin;
  bool is_object;
  enum class State : std::uint8_t { key, colon, value, done } state;
  std::string key;
};

class Scanner {
 public:
  Scanner(std::string_view text, std::uint32_t offset, bool bare) : text_(text), offset_(offset) {
    if (bare) levels_.push_back({0, true, Level::State::key, {}});
  }

  CompletionContext run() {
    std::uint32_t at = 0;
    while (at < offset_) {
      const char c = text_[at];
      const bool is_text = c == '"' || is_word(c);
      const std::uint32_t end = c == '"'  ? string_end(text_, at)
                                : is_text ? word_end(text_, at)
                                          : at + 1;
      // The token being typed: the place is in it, or right behind a word.
      if (is_text && (offset_ < end || (offset_ == end && !is_closed(at, end)))) {
        return finish({at, end}, c == '"');
      }
      if (is_text) {
        text_token({at, end});
      } else if (!is_blank(c)) {
        punctuation(c, at);
      }
      at = end;
    }
    return finish({offset_, offset_}, false);
  }

 private:
  [[nodiscard]] bool is_closed(std::uint32_t at, std::uint32_t end) const {
    return text_[at] == '"' && end > at + 1 && text_[end - 1] == '"';
  }

  void text_token(Span span) {
    if (levels_.empty()) return;
    Level& level = levels_.back();
    if (level.state == Level::State::key) {
      std::string_view key = text_.substr(span.begin, span.size());
      if (key.starts_with('"')) key.remove_prefix(1);
      if (key.ends_with('"')) key.remove_suffix(1);
      level.key = key;
      level.state = Level::State::colon;
    } else {
      level.state = Level::State::done;
    }
  }

  void punctuation(char c, std::uint32_t at) {
    switch (c) {
      case '{':
      case '[':
        if (!levels_.empty()) levels_.back().state = Level::State::done;
        levels_.push_back({at, c == '{', c == '{' ? Level::State::key : Level::State::value, {}});
        break;
      case '}':
      case ']':
        if (!levels_.empty()) levels_.pop_back();
        break;
      case ':':
        if (!levels_.empty() && levels_.back().is_object)
          levels_.back().state = Level::State::value;
        break;
      case ',':
        if (!levels_.empty()) {
          Level& level = levels_.back();
          level.state = level.is_object ? Level::State::key : Level::State::value;
        }
        break;
      default:
        break;
    }
  }

  CompletionContext finish(Span replaced, bool in_string) const {
    CompletionContext context;
    context.replaced = replaced;
    context.in_string = in_string;
    std::uint32_t next = replaced.end;
    while (next < text_.size() && is_blank(text_[next])) ++next;
    const char follower = next < text_.size() ? text_[next] : '\0';
    context.needs_colon = follower != ':';
    context.needs_comma = follower == '"' || follower == '{';
    if (levels_.empty()) {
      context.expects = CompletionContext::Expects::value;
      return context;
    }
    const Level& level = levels_.back();
    context.container = level.begin;
    context.key = level.key;
    using Expects = CompletionContext::Expects;
    if (!level.is_object) {
      context.expects = Expects::item;
    } else if (level.state == Level::State::value) {
      context.expects = Expects::value;
    } else if (level.state == Level::State::key ||
               (level.state == Level::State::done && !replaced.empty())) {
      context.expects = Expects::key;  // of a member whose comma may be missing
    }
    return context;
  }

  std::string_view text_;
  std::uint32_t offset_;
  std::vector<Level> levels_;
};

}  // namespace

CompletionContext completion_context(std::string_view text, std::uint32_t offset,
                                     bool bare_members) {
  return Scanner(text, std::min(offset, static_cast<std::uint32_t>(text.size())), bare_members)
      .run();
}

}  // namespace posturelint::lsp
