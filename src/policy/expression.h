// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "text/span.h"

namespace posturelint {

/// A word of the expression language: the vendor's subset of the Spring expression language.
struct ExpressionToken {
  enum class Kind : std::uint8_t { name, number, string, symbol };
  Kind kind = Kind::symbol;
  /// As written, quotes included; a view into the expression.
  std::string_view text;
  /// Bytes of the expression.
  Span span;

  [[nodiscard]] bool is_name(std::string_view name) const {
    return kind == Kind::name && text == name;
  }
  [[nodiscard]] bool is_symbol(std::string_view symbol) const {
    return kind == Kind::symbol && text == symbol;
  }
  /// The content of a string, quotes left out; "" for any other token.
  [[nodiscard]] std::string_view content() const {
    return kind == Kind::string ? text.substr(1, text.size() - 2) : std::string_view();
  }
};

/// Why a text cannot be an expression.
enum class ExpressionMistake : std::uint8_t {
  unclosed_string,
  curly_quote,
  unknown_character,  // one that no expression has outside strings
  single_equals,
  single_operator_half,  // & or | where && or || is meant
  not_offered,           // an operator of the larger language that the vendor leaves out
  unclosed_bracket,
  extra_bracket,
  missing_operand,
  missing_operator,     // two values side by side
  missing_alternative,  // a ? b without : c
};

/// An expression, cut into words, and the first thing that is wrong with it.
struct Expression {
  std::vector<ExpressionToken> tokens;
  struct Flaw {
    ExpressionMistake mistake;
    Span span;
  };
  /// Only what no reading of the language allows. A text nested deeper than we look has none.
  std::optional<Flaw> flaw;
};

/// `text` must outlive the result. Never fails.
Expression parse_expression(std::string_view text);

/// `conditions.elCondition.condition` of an access policy rule, when it is known text that is not
/// blank; else a null Node.
Node expression_of(Node rule);

/// The place in the document of a part of a string's content: exact when the string is written
/// without escapes, else the whole string.
Span span_in_string(Node string, Span content);

/// True when `names` stand at `tokens[at]`, with a dot between each two, and are not themselves
/// members of something.
bool is_path(const std::vector<ExpressionToken>& tokens, std::size_t at,
             const std::vector<std::string_view>& names);

/// The risk level that a whole expression demands, as a part that every match must satisfy:
/// `HIGH` for `security.risk.level == 'HIGH' && …`. The token of the level, or null. `expression`
/// must have no flaw.
const ExpressionToken* demanded_risk_level(const Expression& expression);

}  // namespace posturelint
