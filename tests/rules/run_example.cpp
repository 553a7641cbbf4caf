// SPDX-License-Identifier: Apache-2.0
#include "tests/rules/run_example.h"

#include <stdexcept>
#include <utility>

#include "engine/suppression_entries.h"
#include "extract/extract.h"
#include "rules/builtin_rules.h"

namespace posturelint::test {
namespace {

constexpr std::string_view kConfigFile = ".posturelint.yaml";

/// Compiling the schemas is slow under sanitizers, so all tests of a process share them.
const SchemaStore& newest_schemas() {
  static const SchemaStore schemas(known_releases().back());
  return schemas;
}

}  // namespace

FileReport lint_with_all_rules(const Example& example, std::string text) {
  const bool is_config = example.file == kConfigFile;
  const std::string config_text = is_config ? text : std::string(example.config);
  const auto config =
      parse_config(Source::from_string(std::string(kConfigFile), config_text), rules::builtin());
  if (!config) throw std::invalid_argument(config.error().what);
  const RuleSet rules(rules::builtin(), *config, {}, {}, parse_civil_date(example.today));
  const std::string_view file = is_config ? "policy.json" : example.file;
  if (is_config) text = example.beside;
  FileReport report = lint(Source::from_string(std::string(file), std::move(text)), host_kind(file),
                           rules, newest_schemas());
  if (!is_config) return report;
  const std::vector<bool> covered(config->suppressions.size(), true);
  return check_suppression_entries(rules, report.use, covered);
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
