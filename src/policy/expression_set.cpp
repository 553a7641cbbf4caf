// SPDX-License-Identifier: Apache-2.0
#include "policy/expression_set.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "policy/expression.h"

namespace posturelint {
namespace {

/// What people write nests little and lists few alternatives; the rest stays one opaque text.
constexpr int kMaxDepth = 30;
constexpr std::size_t kMaxClauses = 64;

/// A conjunction of clauses, or nothing when it became too long.
using Clauses = std::optional<std::vector<Clause>>;

Clauses both(Clauses a, Clauses b) {
  if (!a || !b || a->size() + b->size() > kMaxClauses) return std::nullopt;
  std::ranges::move(*b, std::back_inserter(*a));
  return a;
}

void widen(Clause& clause, const Clause& by) {
  clause.platforms |= by.platforms;
  clause.risks |= by.risks;
  clause.devices |= by.devices;
  clause.literals.insert(clause.literals.end(), by.literals.begin(), by.literals.end());
}

Clauses either(const Clauses& a, const Clauses& b) {
  if (!a || !b || a->size() * b->size() > kMaxClauses) return std::nullopt;
  std::vector<Clause> out;
  for (const Clause& left : *a) {
    for (const Clause& right : *b) widen(out.emplace_back(left), right);
  }
  return out;
}

using Tokens = std::span<const ExpressionToken>;

/// The words of an expression, laid out in one way.
std::string text_of(Tokens tokens) {
  constexpr std::string_view kTight = ".()[]{}!?";
  const auto is_tight = [&](const ExpressionToken& token) {
    return token.kind == ExpressionToken::Kind::symbol && kTight.find(token.text) != kTight.npos;
  };
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && !is_tight(tokens[i - 1]) && !is_tight(tokens[i])) out += ' ';
    out += tokens[i].text;
  }
  return out;
}

int depth_change(const ExpressionToken& token) {
  if (token.is_symbol("(") || token.is_symbol("[") || token.is_symbol("{")) return 1;
  if (token.is_symbol(")") || token.is_symbol("]") || token.is_symbol("}")) return -1;
  return 0;
}

/// An operator, as a sign and as a word.
struct Operator {
  std::string_view sign;
  std::string_view word;

  [[nodiscard]] bool is(const ExpressionToken& token) const {
    return token.is_symbol(sign) || (!word.empty() && token.is_name(word));
  }
};
constexpr Operator kOr = {"||", "or"};
constexpr Operator kAnd = {"&&", "and"};
constexpr Operator kNot = {"!", "not"};
constexpr Operator kEqual = {"==", "eq"};
constexpr Operator kUnequal = {"!=", "ne"};
constexpr Operator kChoice = {"?", ""};
constexpr Operator kElvis = {"?:", ""};

/// Where an operator first stands outside brackets.
std::optional<std::size_t> find(Tokens tokens, const Operator& wanted) {
  int depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (depth == 0 && wanted.is(tokens[i])) return i;
    depth += depth_change(tokens[i]);
  }
  return std::nullopt;
}

bool is_in_parentheses(Tokens tokens) {
  if (tokens.size() < 2 || !tokens.front().is_symbol("(")) return false;
  int depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    depth += depth_change(tokens[i]);
    if (depth == 0) return i + 1 == tokens.size();
  }
  return false;
}

struct DeviceFact {
  std::string_view path;
  DeviceStateSet devices;
};
constexpr DeviceFact kDeviceFacts[] = {
    {"device.profile.registered", kRegistered},
    {"device.profile.managed", device_state_set(DeviceState::managed)},
};

std::optional<Clause> read_risk(std::string_view level) {
  Clause clause;
  if (level == "LOW") clause.risks = risk_set(Risk::low);
  if (level == "MEDIUM") clause.risks = risk_set(Risk::medium);
  if (level == "HIGH") clause.risks = risk_set(Risk::high);
  if (clause.risks == 0) return std::nullopt;
  return clause;
}

std::optional<Clause> read_platform(std::string_view name) {
  const auto platform = parse_platform(name);
  if (!platform) return std::nullopt;
  return Clause{.platforms = platforms_of(*platform)};
}

Clause complement(const Clause& clause) {
  Clause out;
  if (clause.platforms != 0) out.platforms = kAllPlatforms & ~clause.platforms;
  if (clause.risks != 0) out.risks = static_cast<RiskSet>(kAllRisks & ~clause.risks);
  if (clause.devices != 0) {
    out.devices = static_cast<DeviceStateSet>(kAllDeviceStates & ~clause.devices);
  }
  return out;
}

/// What `path == literal` asks for, when we know it.
std::optional<Clause> read_equality(const std::string& path, const ExpressionToken& literal) {
  if (path == "security.risk.level") return read_risk(literal.content());
  if (path == "device.profile.platform") return read_platform(literal.content());
  for (const DeviceFact& fact : kDeviceFacts) {
    if (path != fact.path) continue;
    const Clause clause{.devices = fact.devices};
    if (literal.is_name("true")) return clause;
    if (literal.is_name("false")) return complement(clause);
  }
  return std::nullopt;
}

/// A comparison, or a bare path, whose meaning we know.
std::optional<Clause> read_known(Tokens tokens) {
  const auto equal = find(tokens, kEqual);
  const auto at = equal ? equal : find(tokens, kUnequal);
  if (!at) {
    const std::string path = text_of(tokens);
    for (const DeviceFact& fact : kDeviceFacts) {
      if (path == fact.path) return Clause{.devices = fact.devices};
    }
    return std::nullopt;
  }
  const Tokens left = tokens.first(*at);
  const Tokens right = tokens.subspan(*at + 1);
  std::optional<Clause> clause;
  if (right.size() == 1) clause = read_equality(text_of(left), right[0]);
  if (left.size() == 1) clause = read_equality(text_of(right), left[0]);
  if (clause && !equal) return complement(*clause);
  return clause;
}

class Reader {
 public:
  explicit Reader(FactTable& facts) : facts_(facts) {}

  Clauses read(Tokens tokens, bool negated, int depth) {
    if (depth > kMaxDepth || tokens.empty()) return std::nullopt;
    if (find(tokens, kChoice) || find(tokens, kElvis)) return one(tokens, negated);
    if (const auto at = find(tokens, kOr)) return join(tokens, *at, negated, negated, depth);
    if (const auto at = find(tokens, kAnd)) return join(tokens, *at, negated, !negated, depth);
    if (kNot.is(tokens.front())) return read(tokens.subspan(1), !negated, depth + 1);
    if (is_in_parentheses(tokens)) {
      return read(tokens.subspan(1, tokens.size() - 2), negated, depth + 1);
    }
    return one(tokens, negated);
  }

 private:
  Clauses join(Tokens tokens, std::size_t at, bool negated, bool conjunction, int depth) {
    const Clauses left = read(tokens.first(at), negated, depth + 1);
    const Clauses right = read(tokens.subspan(at + 1), negated, depth + 1);
    return conjunction ? both(left, right) : either(left, right);
  }

  Clauses one(Tokens tokens, bool negated) {
    if (const auto known = read_known(tokens)) {
      return std::vector<Clause>{negated ? complement(*known) : *known};
    }
    const FactId fact = facts_.id(FactKind::unreadable, text_of(tokens));
    return std::vector<Clause>{{.literals = {{fact, !negated}}}};
  }

  FactTable& facts_;
};

/// Says more than the fact of the whole text.
bool says_something(const Clauses& clauses) {
  return clauses && std::ranges::any_of(*clauses, [](const Clause& clause) {
           return clause.platforms != 0 || clause.risks != 0 || clause.devices != 0;
         });
}

}  // namespace

std::string normalized_expression(std::string_view text) {
  const Expression expression = parse_expression(text);
  return expression.flaw ? std::string(text) : text_of(expression.tokens);
}

void add_expression(std::string_view text, FactTable& facts, ConditionSet& set) {
  const Expression expression = parse_expression(text);
  const std::string whole_text = expression.flaw ? std::string(text) : text_of(expression.tokens);
  const FactId whole = facts.id(FactKind::unreadable, whole_text);
  Clauses clauses;
  if (!expression.flaw) clauses = Reader(facts).read(expression.tokens, false, 0);
  if (!says_something(clauses)) {
    set.add({.aspect = Aspect::expression, .literals = {{whole, true}}});
    return;
  }
  const FactId read = facts.question(Question::expressions);
  set.add({.aspect = Aspect::expression, .literals = {{whole, true}, {read, true}}});
  for (Clause& clause : *clauses) {
    clause.aspect = Aspect::expression;
    clause.literals.push_back({read, false});
    set.add(std::move(clause));
  }
}

}  // namespace posturelint
