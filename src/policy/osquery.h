// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/resource.h"
#include "text/span.h"

namespace posturelint {

enum class SqlTokenKind : std::uint8_t { word, quoted_name, string, number, mark };

/// A token of SQLite's SQL, which osquery speaks; comments and blanks are none.
struct SqlToken {
  SqlTokenKind kind = SqlTokenKind::mark;
  Span span;
  /// As written; the name alone for a quoted name.
  std::string_view text;
  /// How many parentheses are open around it; those themselves stand outside.
  std::uint32_t depth = 0;

  /// True for that keyword in whatever case, unless it is quoted.
  [[nodiscard]] bool is_word(std::string_view word) const;
  [[nodiscard]] bool is_mark(char c) const {
    return kind == SqlTokenKind::mark && text.size() == 1 && text.front() == c;
  }
};

/// All tokens, or nothing when a string, a quoted name, a comment or a parenthesis is not closed:
/// then nothing is certain. Spans and views are into `sql`.
std::optional<std::vector<SqlToken>> sql_tokens(std::string_view sql);

/// What the query of a posture check asks. Holds views into the query.
struct OsqueryQuery {
  std::vector<SqlToken> tokens;
  /// Indices in `tokens` of the first token of each statement.
  std::vector<std::size_t> statements;
  /// The last token is a semicolon.
  bool is_ended = false;

  /// The first statement is a SELECT, with or without a WITH in front.
  [[nodiscard]] bool is_select() const;
  /// Columns the first SELECT of the first statement answers: the first token of each.
  [[nodiscard]] std::vector<SqlToken> columns() const;
  /// The tables that are read, once per mention; names that WITH defines are none, nor are table
  /// functions and names with a schema in front.
  [[nodiscard]] std::vector<SqlToken> tables() const;
};

/// Nothing when the text cannot be read as SQL, or is empty.
std::optional<OsqueryQuery> read_osquery(std::string_view query);

/// Where a table of osquery exists. Facts: osquery's public schema.
enum class OsqueryTable : std::uint8_t { unknown, everywhere, macos, windows, elsewhere };
/// `name` in whatever case.
OsqueryTable find_osquery_table(std::string_view name);
/// The table somebody meant by a name that is not known: at most one letter wrong, two in a long
/// name.
std::optional<std::string_view> osquery_table_like(std::string_view name);

}  // namespace posturelint
