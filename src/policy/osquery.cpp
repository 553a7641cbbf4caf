// SPDX-License-Identifier: Apache-2.0
#include "policy/osquery.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include "policy/constraint.h"

namespace posturelint {
namespace {

bool is_name_start(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalpha(byte) != 0 || c == '_' || byte >= 0x80;
}
bool is_name_part(char c) {
  return is_name_start(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '$';
}

/// Reads SQL from front to back.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view sql) : sql_(sql) {}

  std::optional<std::vector<SqlToken>> read() {
    while (at_ < sql_.size() && closed_) next();
    if (!closed_ || depth_ != 0) return std::nullopt;
    return std::move(tokens_);
  }

 private:
  void next() {
    const char c = sql_[at_];
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      ++at_;
    } else if (sql_.substr(at_).starts_with("--")) {
      at_ = std::min(sql_.find('\n', at_), sql_.size());
    } else if (sql_.substr(at_).starts_with("/*")) {
      skip_comment();
    } else if (c == '\'') {
      add_quoted(SqlTokenKind::string, '\'');
    } else if (c == '"' || c == '`') {
      add_quoted(SqlTokenKind::quoted_name, c);
    } else if (c == '[') {
      add_quoted(SqlTokenKind::quoted_name, ']');
    } else if (is_name_start(c)) {
      add_while(SqlTokenKind::word, is_name_part);
    } else if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      add_while(SqlTokenKind::number, [](char d) { return is_name_part(d) || d == '.'; });
    } else {
      add_mark(c);
    }
  }

  void skip_comment() {
    const std::size_t end = sql_.find("*/", at_ + 2);
    closed_ = end != std::string_view::npos;
    at_ = closed_ ? end + 2 : sql_.size();
  }

  /// A mark that is written twice stands for itself.
  void add_quoted(SqlTokenKind kind, char mark) {
    const std::size_t begin = at_;
    std::size_t end = sql_.find(mark, begin + 1);
    while (end != std::string_view::npos && mark != ']' && sql_.substr(end + 1).starts_with(mark)) {
      end = sql_.find(mark, end + 2);
    }
    closed_ = end != std::string_view::npos;
    if (!closed_) return;
    at_ = end + 1;
    add(kind, begin, sql_.substr(begin + 1, end - begin - 1));
  }

  template <typename Belongs>
  void add_while(SqlTokenKind kind, Belongs belongs) {
    const std::size_t begin = at_;
    while (at_ < sql_.size() && belongs(sql_[at_])) ++at_;
    add(kind, begin, sql_.substr(begin, at_ - begin));
  }

  void add_mark(char c) {
    if (c == ')') {
      closed_ = depth_ > 0;
      if (closed_) --depth_;
    }
    ++at_;
    add(SqlTokenKind::mark, at_ - 1, sql_.substr(at_ - 1, 1));
    if (c == '(') ++depth_;
  }

  void add(SqlTokenKind kind, std::size_t begin, std::string_view text) {
    tokens_.push_back({.kind = kind,
                       .span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)},
                       .text = text,
                       .depth = depth_});
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  bool closed_ = true;
  std::vector<SqlToken> tokens_;
};

bool is_name(const SqlToken& token) {
  return token.kind == SqlTokenKind::word || token.kind == SqlTokenKind::quoted_name;
}

constexpr std::string_view kAfterTable[] = {
    "AS",        "CROSS", "EXCEPT", "FULL",  "GROUP",   "HAVING", "INDEXED", "INNER",
    "INTERSECT", "JOIN",  "LEFT",   "LIMIT", "NATURAL", "NOT",    "ON",      "ORDER",
    "OUTER",     "RIGHT", "UNION",  "USING", "WHERE",   "WINDOW"};

bool follows_a_table(const SqlToken& token) {
  return std::ranges::any_of(kAfterTable,
                             [&](std::string_view word) { return token.is_word(word); });
}

/// `a IS DISTINCT FROM b` compares; it reads no table.
bool is_comparison(const std::vector<SqlToken>& tokens, std::size_t from) {
  return from >= 2 && tokens[from - 1].is_word("DISTINCT") &&
         (tokens[from - 2].is_word("IS") || tokens[from - 2].is_word("NOT"));
}

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// Walks the tokens of a query and collects the tables behind FROM and JOIN.
class TableReader {
 public:
  explicit TableReader(const std::vector<SqlToken>& tokens) : tokens_(tokens) {
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (!is_name(tokens[i])) continue;
      const bool defines =
          tokens[i + 1].is_mark('(') || (tokens[i + 1].is_word("AS") && is_mark(i + 2, '('));
      if (defines) defined_.insert(lower_case(tokens[i].text));
    }
  }

  std::vector<SqlToken> read() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].is_word("FROM") ? !is_comparison(tokens_, i) : tokens_[i].is_word("JOIN")) {
        read_list(i + 1);
      }
    }
    return std::move(tables_);
  }

 private:
  [[nodiscard]] bool is_mark(std::size_t i, char c) const {
    return i < tokens_.size() && tokens_[i].is_mark(c);
  }

  /// `name [[AS] alias], name …`. What is in parentheses has a FROM of its own.
  void read_list(std::size_t i) {
    while (i < tokens_.size() && is_name(tokens_[i])) {
      const SqlToken& table = tokens_[i++];
      if (is_mark(i, '(') || is_mark(i, '.')) return;
      add(table);
      if (i < tokens_.size() && tokens_[i].is_word("AS")) ++i;
      if (i < tokens_.size() && is_name(tokens_[i]) && !follows_a_table(tokens_[i])) ++i;
      if (!is_mark(i, ',')) return;
      ++i;
    }
  }

  void add(const SqlToken& table) {
    if (!defined_.contains(lower_case(table.text))) tables_.push_back(table);
  }

  const std::vector<SqlToken>& tokens_;
  std::set<std::string> defined_;  // in lower case
  std::vector<SqlToken> tables_;
};

}  // namespace

bool SqlToken::is_word(std::string_view word) const {
  return kind == SqlTokenKind::word && same_name(text, word);
}

std::optional<std::vector<SqlToken>> sql_tokens(std::string_view sql) {
  return Tokenizer(sql).read();
}

std::optional<OsqueryQuery> read_osquery(std::string_view query) {
  auto tokens = sql_tokens(query);
  if (!tokens || tokens->empty()) return std::nullopt;
  OsqueryQuery out;
  out.tokens = std::move(*tokens);
  bool at_start = true;
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    const bool ends = out.tokens[i].is_mark(';');
    if (!ends && at_start) out.statements.push_back(i);
    at_start = ends;
  }
  out.is_ended = at_start;
  if (out.statements.empty()) return std::nullopt;
  return out;
}

bool OsqueryQuery::is_select() const {
  const SqlToken& first = tokens[statements.front()];
  if (first.is_word("SELECT")) return true;
  if (!first.is_word("WITH")) return false;
  constexpr std::string_view kVerbs[] = {"SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE"};
  const auto verb = std::ranges::find_if(tokens, [&](const SqlToken& token) {
    return token.depth == 0 &&
           std::ranges::any_of(kVerbs, [&](std::string_view word) { return token.is_word(word); });
  });
  return verb != tokens.end() && verb->is_word("SELECT");
}

std::vector<SqlToken> OsqueryQuery::columns() const {
  std::vector<SqlToken> found;
  auto token = std::ranges::find_if(
      tokens, [](const SqlToken& t) { return t.depth == 0 && t.is_word("SELECT"); });
  if (token == tokens.end()) return found;
  ++token;
  if (token != tokens.end() && (token->is_word("DISTINCT") || token->is_word("ALL"))) ++token;
  constexpr std::string_view kAfterColumns[] = {"FROM",  "WHERE", "GROUP",     "ORDER",
                                                "LIMIT", "UNION", "INTERSECT", "EXCEPT"};
  bool at_start = true;
  for (; token != tokens.end(); ++token) {
    if (token->depth > 0) {
      at_start = false;
      continue;
    }
    const auto previous = token - 1;
    const bool comparison = token->is_word("FROM") && previous->is_word("DISTINCT") && !at_start;
    const bool ends = std::ranges::any_of(
        kAfterColumns, [&](std::string_view word) { return token->is_word(word); });
    if (token->is_mark(';') || (ends && !comparison)) break;
    if (at_start) found.push_back(*token);
    at_start = token->is_mark(',');
  }
  return found;
}

std::vector<SqlToken> OsqueryQuery::tables() const { return TableReader(tokens).read(); }

}  // namespace posturelint
