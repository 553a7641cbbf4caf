// SPDX-License-Identifier: Apache-2.0
// A team's rule, a line `---`, and a policy it is used on. The schema of a rule is also tried by
// itself.
#include <string>

#include "engine/own_rule.h"
#include "rules/builtin_rules.h"
#include "schema/standalone_schema.h"
#include "schema/violation.h"
#include "tests/fuzz/oracle.h"

namespace posturelint::fuzz {
namespace {

void try_schema(Node schema, Node value) {
  if (!schema || find_schema_mistake(schema)) return;
  const auto compiled = StandaloneSchema::compile(schema);
  require(compiled.has_value(), "a schema without a mistake can be compiled");
  if (!value) return;
  static_cast<void>(compiled->depends_on_unknown(value));
  for (const Violation& violation : find_violations(compiled->compiled(), value)) {
    require(static_cast<bool>(violation.node), "a violation has a place");
  }
}

void run(Input input) {
  const std::string rule_text(input.section());
  const std::string policy(input.rest());
  const Document rule_document = Document::parse(rule_text);
  const Document policy_document = Document::parse(policy);
  if (rule_document.findings().empty()) {
    try_schema(rule_document.root(), policy_document.root());
    try_schema(rule_document.root()["require"], policy_document.root());
    try_schema(rule_document.root()["forbid"], policy_document.root());
  }

  const SourcePtr source = Source::from_string("rules.json", rule_text);
  const auto own = read_own_rules(std::span(&source, 1), rules::builtin());
  if (!own) {
    require(own.error().what.starts_with("rules.json:"), "a mistake in a rule has a place");
    return;
  }
  std::vector<Rule> mine;
  for (const auto& rule : *own) mine.push_back(rule->rule);
  const RuleSet rules(mine, Config{});
  const SourcePtr file = Source::from_string("policy.json", policy);
  const FixReport fixed = fix(file, HostKind::json, rules, schemas(), Applicability::unsafe);
  require_sound(fixed.remaining);
  const FileReport report = lint(file, HostKind::json, rules, schemas());
  require_sound(report);
  require_equal(all_words_of(lint(file, HostKind::json, rules, schemas())), all_words_of(report),
                "linting twice says the same");
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({data, size});
  return 0;
}
