// SPDX-License-Identifier: Apache-2.0
#include "tests/rules/run_example.h"

#include <stdexcept>
#include <utility>

#include "rules/builtin_rules.h"

namespace posturelint::test {
namespace {

/// Compiling the schemas is slow under sanitizers, so all tests of a process share them.
const SchemaStore& newest_schemas() {
  static const SchemaStore schemas(known_releases().back());
  return schemas;
}

RuleSet all_rules(const Example& example) {
  const auto config = parse_config(
      Source::from_string(".posturelint.yaml", std::string(example.config)), rules::builtin());
  if (!config) throw std::invalid_argument(config.error().what);
  return {rules::builtin(), *config, {}, {}, parse_civil_date(example.today)};
}

}  // namespace

FileReport lint_with_all_rules(const Example& example, std::string text) {
  return lint_example(example, std::move(text), all_rules(example), newest_schemas());
}

std::string fix_all(const Rule& rule, const Example& example, std::string text) {
  return fix_example(rule, example, std::move(text), all_rules(example), newest_schemas());
}

}  // namespace posturelint::test
