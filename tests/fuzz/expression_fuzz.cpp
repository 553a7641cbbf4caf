// SPDX-License-Identifier: Apache-2.0
// The languages inside strings: expressions of rules, osquery's SQL, filters of the System Log. The
// first byte chooses; each is also tried in the policy or request that holds it.
#include <string>

#include <nlohmann/json.hpp>

#include "policy/condition_set.h"
#include "policy/expression.h"
#include "policy/expression_set.h"
#include "policy/log_filter.h"
#include "policy/osquery.h"
#include "policy/sign_in.h"
#include "tests/fuzz/all_rules.h"
#include "tests/fuzz/oracle.h"

namespace posturelint::fuzz {
namespace {

/// Words in their order, each where it says.
template <typename Tokens>
void require_words(const Tokens& tokens, std::string_view text) {
  std::uint32_t behind = 0;
  for (const auto& token : tokens) {
    require_inside(token.span, text.size(), "a word lies in its text");
    require(token.span.begin >= behind && token.span.end > token.span.begin,
            "words do not overlap");
    require(
        text.substr(token.span.begin, token.span.size()).find(token.text) != std::string_view::npos,
        "a word is what stands there");
    behind = token.span.end;
  }
}

void lint_policy(const nlohmann::json& policy) {
  const std::string text = policy.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const SourcePtr source = Source::from_string("x.json", text);
  const FileReport report = lint(source, HostKind::json, all_rules(), schemas());
  require_sound(report);
  require(parses(report), "a policy we wrote parses");
}

void expression(std::string_view text) {
  const Expression expression = parse_expression(text);
  require_words(expression.tokens, text);
  if (expression.flaw) {
    require_inside(expression.flaw->span, text.size(), "a flaw lies in the expression");
  } else {
    static_cast<void>(demanded_risk_level(expression));
  }
  FactTable facts;
  ConditionSet set;
  add_expression(text, facts, set);
  lint_policy({{"type", "ACCESS_POLICY"},
               {"name", "x"},
               {"priority", 1},
               {"conditions", {{"elCondition", {{"condition", text}}}}},
               {"actions", {{"appSignOn", {{"access", "DENY"}}}}}});
}

void osquery(std::string_view text) {
  if (const auto tokens = sql_tokens(text)) require_words(*tokens, text);
  if (const auto query = read_osquery(text)) {
    require_words(query->columns(), text);
    for (const SqlToken& table : query->tables()) {
      require_inside(table.span, text.size(), "a table lies in the query");
      if (const auto like = osquery_table_like(table.text)) {
        require(find_osquery_table(*like) != OsqueryTable::unknown, "a table meant is one");
      }
    }
  }
  lint_policy({{"name", "x"},
               {"platform", "MACOS"},
               {"variableName", "x"},
               {"mappingType", "CHECKBOX"},
               {"type", "CUSTOM"},
               {"query", text}});
}

void log_filter(std::string_view text) {
  const LogFilter filter = parse_log_filter(text);
  if (filter.mistake)
    require_inside(filter.mistake_span, text.size(), "a mistake lies in the filter");
  for (const LogComparison& comparison : filter.comparisons) {
    require_inside(comparison.attribute, text.size(), "an attribute lies in the filter");
    require_inside(comparison.op, text.size(), "an operator lies in the filter");
    require_inside(comparison.value, text.size(), "a value lies in the filter");
  }
  const std::string request = "GET https://x.example.com/api/v1/logs?filter=" + std::string(text);
  const SourcePtr source = Source::from_string("x.http", request);
  require_sound(lint(source, HostKind::http, all_rules(), schemas()));
}

void run(Input input) {
  const std::size_t language = input.below(3);
  const std::string text(input.rest());
  if (language == 0) expression(text);
  if (language == 1) osquery(text);
  if (language == 2) log_filter(text);
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({data, size});
  return 0;
}
