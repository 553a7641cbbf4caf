// SPDX-License-Identifier: Apache-2.0
#include "lsp/json_layout.h"

#include <algorithm>
#include <string_view>

#include "lsp/positions.h"

namespace posturelint::lsp {
namespace {

/// What nests deeper stays as it is: its lines would be of blanks.
constexpr std::size_t kMaxDepth = 200;

/// A syntactic token, and the node it opens or is.
struct Token {
  Span span;
  char kind;  // { } [ ] , : or v for keys and values
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The tokens of a valid JSON text.
std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::uint32_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < text.size();) {
    const char c = text[at];
    if (is_blank(c)) {
      ++at;
      continue;
    }
    std::uint32_t end = at + 1;
    char kind = c;
    if (c == '"') {
      kind = 'v';
      while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2U : 1U;
      ++end;
    } else if (std::string_view("{}[],:").find(c) == std::string_view::npos) {
      kind = 'v';
      while (end < text.size() && !is_blank(text[end]) &&
             std::string_view("{}[],:\"").find(text[end]) == std::string_view::npos)
        ++end;
    }
    tokens.push_back({{at, end}, kind});
    at = end;
  }
  return tokens;
}

class Layout {
 public:
  Layout(std::string_view text, const LayoutStyle& style)
      : text_(text), style_(style), tokens_(tokens_of(text)) {
    match_brackets();
  }

  std::vector<Edit> run() {
    if (deepest_ > kMaxDepth) return {};
    std::size_t depth = 0;
    std::size_t flat_until = 0;  // tokens before this index stand on one line
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      const char here = tokens_[i].kind;
      const char next = tokens_[i + 1].kind;
      if (here == '{' || here == '[') {
        ++depth;
        if (i >= flat_until && fits_on_line(i, depth - 1)) flat_until = partner_[i] + 1;
      }
      const bool closes = next == '}' || next == ']';
      if (closes) --depth;
      gap(i, wanted(i, here, closes, depth, i + 1 < flat_until));
    }
    return std::move(edits_);
  }

 private:
  void match_brackets() {
    partner_.resize(tokens_.size(), 0);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const char kind = tokens_[i].kind;
      if (kind == '{' || kind == '[') open.push_back(i);
      deepest_ = std::max(deepest_, open.size());
      if ((kind == '}' || kind == ']') && !open.empty()) {
        partner_[open.back()] = i;
        open.pop_back();
      }
    }
  }

  /// The bracket at token `open` and all to its partner.
  [[nodiscard]] bool fits_on_line(std::size_t open, std::size_t depth) const {
    const std::size_t close = partner_[open];
    if (close == open + 1) return true;
    const Span whole{tokens_[open].span.begin, tokens_[close].span.end};
    const std::string_view written = text_.substr(whole.begin, whole.size());
    if (written.find_first_of("\r\n") != std::string_view::npos) return false;
    const std::size_t indentation = style_.base.size() + depth * style_.indentation.size();
    std::size_t size = indentation;
    if (open >= 2 && tokens_[open - 1].kind == ':') size += tokens_[open - 2].span.size() + 2;
    for (std::size_t i = open; i <= close && size <= style_.width; ++i) {
      size += tokens_[i].span.size();
      if (tokens_[i].kind == ':' || tokens_[i].kind == ',') ++size;  // the blank behind it
    }
    return size <= style_.width;
  }

  [[nodiscard]] std::string wanted(std::size_t i, char here, bool closes, std::size_t depth,
                                   bool flat) const {
    const char next = tokens_[i + 1].kind;
    if (next == ',' || next == ':') return "";
    if (here == ':') return " ";
    if (flat) return here == ',' ? " " : "";
    if ((here == '{' || here == '[') && closes) return "";
    std::string out = style_.line_end + style_.base;
    for (std::size_t level = 0; level < depth; ++level) out += style_.indentation;
    return out;
  }

  void gap(std::size_t i, std::string blanks) {
    const Span between{tokens_[i].span.end, tokens_[i + 1].span.begin};
    if (text_.substr(between.begin, between.size()) != blanks) {
      edits_.push_back({between, std::move(blanks)});
    }
  }

  std::string_view text_;
  const LayoutStyle& style_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> partner_;
  std::size_t deepest_ = 0;
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> layout_edits(const Document& document, const LayoutStyle& style) {
  const bool is_sure = std::ranges::all_of(document.findings(), [](const Finding& finding) {
    return finding.rule == "syntax/duplicate-key";
  });
  if (!is_sure || !document.root()) return {};
  return Layout(document.text(), style).run();
}

}  // namespace posturelint::lsp
