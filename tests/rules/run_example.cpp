// SPDX-License-Identifier: Apache-2.0
#include "tests/rules/run_example.h"

#include <stdexcept>
#include <utility>

#include "extract/extract.h"
#include "rules/builtin_rules.h"

namespace posturelint::test {
namespace {

/// Compiling the schemas is slow under sanitizers, so all tests of a process share them.
const SchemaStore& newest_schemas() {
  static const SchemaStore schemas(known_releases().back());
  return schemas;
}

}  // namespace

FileReport lint_with_all_rules(const Example& example, std::string text) {
  const auto config = parse_config(
      Source::from_string(".posturelint.yaml", std::string(example.config)), rules::builtin());
  if (!config) throw std::invalid_argument(config.error().what);
  return lint(Source::from_string(std::string(example.file), std::move(text)),
              host_kind(example.file),
              RuleSet(rules::builtin(), *config, {}, {}, parse_civil_date(example.today)),
              newest_schemas());
}

std::vector<Finding> only(const Rule& rule, std::vector<Finding> findings) {
  std::erase_if(findings, [&](const Finding& finding) { return finding.rule != rule.id; });
  return findings;
}

std::string fix_all(const Rule& rule, const Example& example, std::string text) {
  for (int round = 0; round < kMaxFixRounds; ++round) {
    const auto findings = only(rule, lint_with_all_rules(example, text).findings);
    FixedText fixed = apply_fixes(text, findings, Applicability::unsafe);
    if (fixed.applied == 0) break;
    text = std::move(fixed.text);
  }
  return text;
}

}  // namespace posturelint::test
