// SPDX-License-Identifier: Apache-2.0
#include "policy/osquery.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

std::string words(const std::vector<SqlToken>& tokens) {
  std::string out;
  for (const SqlToken& token : tokens) {
    if (!out.empty()) out += ' ';
    out += token.text;
  }
  return out;
}

std::string tables_of(std::string_view sql) {
  const auto query = read_osquery(sql);
  return query ? words(query->tables()) : "unreadable";
}

std::string columns_of(std::string_view sql) {
  const auto query = read_osquery(sql);
  return query ? words(query->columns()) : "unreadable";
}

TEST(Osquery, CommentsAreNoTokensAndStringsAreOne) {
  const auto tokens = sql_tokens("SELECT 'it''s; -- in' AS \"a \"\"b\" /* ; */ FROM [x y] -- end;");
  ASSERT_TRUE(tokens);
  EXPECT_EQ(words(*tokens), "SELECT it''s; -- in AS a \"\"b FROM x y");
}

TEST(Osquery, WhatIsNotClosedIsNotRead) {
  for (const std::string_view sql :
       {"SELECT 'a", "SELECT \"a", "SELECT /* a", "SELECT (a", "SELECT a)", "", " -- ;", ";;"}) {
    EXPECT_FALSE(read_osquery(sql)) << sql;
  }
}

TEST(Osquery, SemicolonsPartStatements) {
  const auto one = read_osquery("SELECT ';' FROM alf;");
  ASSERT_TRUE(one);
  EXPECT_EQ(one->statements.size(), 1U);
  EXPECT_TRUE(one->is_ended);
  const auto two = read_osquery("SELECT 1; ; SELECT 2 -- ;");
  ASSERT_TRUE(two);
  EXPECT_EQ(two->statements.size(), 2U);
  EXPECT_FALSE(two->is_ended);
}

TEST(Osquery, KnowsASelect) {
  EXPECT_TRUE(read_osquery("select 1")->is_select());
  EXPECT_TRUE(read_osquery("WITH a AS (SELECT 1) SELECT * FROM a")->is_select());
  EXPECT_FALSE(read_osquery("WITH a AS (SELECT 1) DELETE FROM users")->is_select());
  EXPECT_FALSE(read_osquery("UPDATE alf SET a = 1")->is_select());
}

TEST(Osquery, CountsColumnsOutsideParentheses) {
  EXPECT_EQ(columns_of("SELECT CASE WHEN a = 0 THEN 0 ELSE 1 END AS ok FROM alf;"), "CASE");
  EXPECT_EQ(columns_of("SELECT coalesce(a, b), c FROM alf;"), "coalesce c");
  EXPECT_EQ(columns_of("SELECT * FROM alf;"), "*");
  EXPECT_EQ(columns_of("SELECT a IS DISTINCT FROM b, c FROM alf;"), "a c");
  EXPECT_EQ(columns_of("SELECT count(*) > 0 FROM alf;"), "count");
  EXPECT_EQ(columns_of("WITH t(a, b) AS (SELECT 1, 2) SELECT a FROM t;"), "a");
}

TEST(Osquery, FindsTheTables) {
  EXPECT_EQ(tables_of("SELECT 1 FROM alf;"), "alf");
  EXPECT_EQ(tables_of("SELECT 1 FROM alf a, users AS u JOIN apps ON 1 = 1;"), "alf users apps");
  EXPECT_EQ(tables_of("SELECT (SELECT 1 FROM alf) FROM (SELECT 2 FROM \"users\");"), "alf users");
  EXPECT_EQ(tables_of("WITH t AS (SELECT 1 FROM alf) SELECT * FROM t;"), "alf");
  EXPECT_EQ(tables_of("SELECT 1 FROM json_each('[1]'), main.x;"), "");
  EXPECT_EQ(tables_of("SELECT a IS NOT DISTINCT FROM b FROM alf;"), "alf");
  EXPECT_EQ(tables_of("SELECT 'FROM nowhere' FROM alf WHERE 1;"), "alf");
}

TEST(Osquery, KnowsWhereTablesExist) {
  EXPECT_EQ(find_osquery_table("alf"), OsqueryTable::macos);
  EXPECT_EQ(find_osquery_table("BITLOCKER_INFO"), OsqueryTable::windows);
  EXPECT_EQ(find_osquery_table("deb_packages"), OsqueryTable::elsewhere);
  EXPECT_EQ(find_osquery_table("processes"), OsqueryTable::everywhere);
  EXPECT_EQ(find_osquery_table("our_extension"), OsqueryTable::unknown);
}

TEST(Osquery, GuessesOnlyNearMisspellings) {
  EXPECT_EQ(osquery_table_like("bitlocker_inf"), "bitlocker_info");
  EXPECT_EQ(osquery_table_like("windows_security_centre"), "windows_security_center");
  EXPECT_EQ(osquery_table_like("user"), "users");
  EXPECT_FALSE(osquery_table_like("users"));
  EXPECT_FALSE(osquery_table_like("acme_agents"));
  EXPECT_FALSE(osquery_table_like("alg"));
}

}  // namespace
}  // namespace posturelint
