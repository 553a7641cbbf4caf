// SPDX-License-Identifier: Apache-2.0
#include "policy/expression.h"

#include <algorithm>
#include <span>
#include <string>

#include "policy/blank.h"
#include "policy/expression_scan.h"

namespace posturelint {
namespace {

using Token = ExpressionToken;
using Kind = ExpressionToken::Kind;

/// How deep brackets and signs are followed; deeper texts are left alone.
constexpr int kMaxDepth = 100;

/// Words that stand between two values. Their case does not matter.
constexpr std::string_view kWordOperators[] = {"and",     "or",         "eq",     "ne",  "lt",
                                               "le",      "gt",         "ge",     "div", "mod",
                                               "matches", "instanceof", "between"};
constexpr std::string_view kSymbolOperators[] = {
    "&&", "||", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "^", "?:"};
/// The vendor's reference lists them as not supported.
constexpr std::string_view kOmittedWords[] = {"instanceof", "between"};
constexpr std::string_view kOmittedSymbols[] = {"++", "--", "#", "@"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_one_of(const Token& token, Kind kind, std::span<const std::string_view> words) {
  if (token.kind != kind) return false;
  const std::string word = kind == Kind::name ? lower(token.text) : std::string(token.text);
  return std::ranges::find(words, word) != words.end();
}

/// Reads tokens by the grammar and stops at the first that does not fit.
class Parser {
 public:
  Parser(const std::vector<Token>& tokens, std::uint32_t size) : tokens_(tokens), size_(size) {}

  std::optional<Expression::Flaw> run() {
    value();
    if (!stopped_ && !at_end()) unexpected();
    return flaw_;
  }

 private:
  [[nodiscard]] bool at_end() const { return stopped_ || at_ == tokens_.size(); }
  [[nodiscard]] bool at(std::string_view symbol) const {
    return !at_end() && tokens_[at_].is_symbol(symbol);
  }
  bool take(std::string_view symbol) {
    if (!at(symbol)) return false;
    ++at_;
    return true;
  }

  void stop(ExpressionMistake mistake, Span span) {
    if (!stopped_) flaw_ = Expression::Flaw{mistake, span};
    stopped_ = true;
  }

  /// What stands here cannot follow a value.
  void unexpected() {
    const Token& token = tokens_[at_];
    if (omitted(token)) return;
    const bool closes = token.is_symbol(")") || token.is_symbol("]") || token.is_symbol("}");
    stop(closes ? ExpressionMistake::extra_bracket : ExpressionMistake::missing_operator,
         token.span);
  }

  /// Says so when the token belongs to what the vendor leaves out of the language.
  bool omitted(const Token& token) {
    using enum ExpressionMistake;
    if (token.is_symbol("=")) {
      stop(single_equals, token.span);
    } else if (token.is_symbol("&") || token.is_symbol("|")) {
      stop(single_operator_half, token.span);
    } else if (is_one_of(token, Kind::symbol, kOmittedSymbols)) {
      stop(not_offered, token.span);
    } else {
      return false;
    }
    return true;
  }

  [[nodiscard]] bool at_operator() const {
    return !at_end() && (is_one_of(tokens_[at_], Kind::symbol, kSymbolOperators) ||
                         is_one_of(tokens_[at_], Kind::name, kWordOperators));
  }

  /// A value, with whatever operators join it to further ones. Which binds tighter does not matter
  /// here: only whether values and operators take turns.
  void value() {
    if (++depth_ > kMaxDepth) stopped_ = true;
    operand();
    while (!at_end()) {
      const Span here = tokens_[at_].span;
      if (take("?")) {
        value();
        if (!stopped_ && !take(":")) stop(ExpressionMistake::missing_alternative, here);
        if (!stopped_) operand();
      } else if (at_operator()) {
        if (is_one_of(tokens_[at_], Kind::name, kOmittedWords)) {
          stop(ExpressionMistake::not_offered, tokens_[at_].span);
        }
        ++at_;
        operand();
      } else {
        break;
      }
    }
    --depth_;
  }

  void missing_operand() {
    if (stopped_) return;
    if (at_ == tokens_.size()) {
      // After the last word, which is what a reader looks for.
      const Span all{0, size_};
      stop(ExpressionMistake::missing_operand, tokens_.empty() ? all : tokens_.back().span);
    } else if (!omitted(tokens_[at_])) {
      stop(ExpressionMistake::missing_operand, tokens_[at_].span);
    }
  }

  /// The token after this one is a value's start, so that a word here is an operator: `not x`.
  void signs() {
    while (!at_end()) {
      const Token& token = tokens_[at_];
      const bool is_not = token.kind == Kind::name && lower(token.text) == "not" &&
                          at_ + 1 < tokens_.size() && !tokens_[at_ + 1].is_symbol(".");
      if (!is_not && !token.is_symbol("!") && !token.is_symbol("-") && !token.is_symbol("+")) {
        return;
      }
      ++at_;
    }
  }

  void operand() {
    signs();
    if (stopped_) return;
    if (at_ == tokens_.size()) return missing_operand();
    const Token& token = tokens_[at_];
    if (token.is_symbol("(")) {
      bracketed(")", false);
    } else if (token.is_symbol("{")) {
      bracketed("}", true);
    } else if (token.kind == Kind::symbol || at_operator()) {
      return missing_operand();
    } else {
      ++at_;
      if (token.is_name("T") && at("(")) return stop(ExpressionMistake::not_offered, token.span);
      if (token.kind == Kind::name) arguments();
    }
    members();
  }

  void arguments() {
    if (at("(")) bracketed(")", true);
  }

  /// `.name`, `.name(…)`, `?.name`, `[…]`, `.![…]` and the like.
  void members() {
    while (!at_end()) {
      const Token& token = tokens_[at_];
      if (token.is_symbol("[")) {
        bracketed("]", false);
      } else if (token.is_symbol("![") || token.is_symbol("?[") || token.is_symbol("^[") ||
                 token.is_symbol("$[")) {
        if (!tokens_[at_ - 1].is_symbol(".") && !tokens_[at_ - 1].is_symbol("?.")) return;
        bracketed("]", false);
      } else if (token.is_symbol(".") || token.is_symbol("?.")) {
        ++at_;
        if (at_end()) return missing_operand();
        if (at("![") || at("?[") || at("^[") || at("$[")) continue;
        if (tokens_[at_].kind != Kind::name) return missing_operand();
        ++at_;
        arguments();
      } else {
        return;
      }
    }
  }

  /// From an opening bracket to `close`. A list may be empty, and have several entries, each of
  /// which may be a key and a value.
  void bracketed(std::string_view close, bool is_list) {
    const Span open = tokens_[at_].span;
    ++at_;
    if (is_list && (take(close) || (take(":") && take(close)))) return;
    while (!stopped_) {
      if (at_ == tokens_.size()) return stop(ExpressionMistake::unclosed_bracket, open);
      value();
      if (is_list && take(":")) value();
      if (stopped_ || take(close)) return;
      if (is_list && take(",")) continue;
      if (at_ == tokens_.size()) return stop(ExpressionMistake::unclosed_bracket, open);
      return unexpected();
    }
  }

  const std::vector<Token>& tokens_;
  std::uint32_t size_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool stopped_ = false;
  std::optional<Expression::Flaw> flaw_;
};

/// True for a token that joins two conditions, of which both must hold.
bool is_and(const Token& token) {
  return token.is_symbol("&&") || (token.kind == Kind::name && lower(token.text) == "and");
}

/// How brackets change at a token: 1, 0 or -1.
int depth_change(const Token& token) {
  if (token.kind != Kind::symbol) return 0;
  const char last = token.text.back();
  if (last == '(' || last == '[' || last == '{') return 1;
  return last == ')' || last == ']' || last == '}' ? -1 : 0;
}

bool is_alternative(const Token& token) {
  return token.is_symbol("||") || token.is_symbol("?") || token.is_symbol("?:") ||
         (token.kind == Kind::name && lower(token.text) == "or");
}

}  // namespace

Expression parse_expression(std::string_view text) {
  Expression expression = scan_expression(text);
  if (expression.flaw) return expression;
  Parser parser(expression.tokens, static_cast<std::uint32_t>(text.size()));
  expression.flaw = parser.run();
  return expression;
}

Node expression_of(Node rule) {
  const Node condition = rule.find("/conditions/elCondition/condition");
  return condition.string() && !is_blank(condition) ? condition : Node{};
}

Span span_in_string(Node string, Span content) {
  const auto text = string.string();
  const Span whole = string.span();
  if (!text || whole.size() != text->size() + 2) return whole;
  return {whole.begin + 1 + content.begin, whole.begin + 1 + content.end};
}

bool is_path(const std::vector<ExpressionToken>& tokens, std::size_t at,
             const std::vector<std::string_view>& names) {
  if (names.empty() || at + 2 * names.size() - 1 > tokens.size()) return false;
  if (at > 0 && (tokens[at - 1].is_symbol(".") || tokens[at - 1].is_symbol("?."))) return false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!tokens[at + 2 * i].is_name(names[i])) return false;
    if (i > 0 && !tokens[at + 2 * i - 1].is_symbol(".") &&
        !tokens[at + 2 * i - 1].is_symbol("?.")) {
      return false;
    }
  }
  return true;
}

const ExpressionToken* demanded_risk_level(const Expression& expression) {
  const auto& tokens = expression.tokens;
  int depth = 0;
  for (const Token& token : tokens) {
    depth += depth_change(token);
    if (depth == 0 && is_alternative(token)) return nullptr;
  }
  constexpr std::size_t kPathSize = 5;  // security . risk . level
  depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    depth += depth_change(tokens[i]);
    if (depth != 0 || !is_path(tokens, i, {"security", "risk", "level"})) continue;
    const std::size_t level = i + kPathSize + 1;
    if (level >= tokens.size() || !tokens[level - 1].is_symbol("==")) continue;
    const bool starts = i == 0 || is_and(tokens[i - 1]);
    const bool ends = level + 1 == tokens.size() || is_and(tokens[level + 1]);
    if (starts && ends && tokens[level].kind == Kind::string) return &tokens[level];
  }
  return nullptr;
}

}  // namespace posturelint
