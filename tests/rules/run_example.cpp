// SPDX-License-Identifier: Apache-2.0
#include "tests/rules/run_example.h"

#include <map>
#include <stdexcept>
#include <utility>

#include "engine/suppression_entries.h"
#include "rules/builtin_rules.h"

namespace posturelint::test {
namespace {

constexpr std::string_view kConfigFile = ".posturelint.yaml";

/// The schemas of the release that the configuration names, or of the newest. Compiling them is
/// slow under sanitizers, so all tests of a process share them.
const SchemaStore& schemas_for(const Config& config) {
  static std::map<Release, SchemaStore> stores;
  const Release release = parse_release(config.api_release).value_or(known_releases().back());
  return stores.try_emplace(release, release).first->second;
}

RuleSet all_rules(std::string_view config_text, std::string_view today) {
  const auto config = parse_config(
      Source::from_string(std::string(kConfigFile), std::string(config_text)), rules::builtin());
  if (!config) throw std::invalid_argument(config.error().what);
  return {rules::builtin(), *config, {}, {}, parse_civil_date(today)};
}

/// An example that is a configuration: what is said about its suppressions, when `beside` is
/// linted.
FileReport lint_config_example(const Example& example, const std::string& text) {
  const RuleSet rules = all_rules(text, example.today);
  const Example beside{.title = example.title, .text = example.beside};
  const FileReport report =
      lint_example(beside, std::string(example.beside), rules, schemas_for(rules.config()));
  const std::vector<bool> covered(rules.config().suppressions.size(), true);
  return check_suppression_entries(rules, report.use, covered);
}

}  // namespace

FileReport lint_with_all_rules(const Example& example, std::string text) {
  if (example.file == kConfigFile) return lint_config_example(example, text);
  const RuleSet rules = all_rules(example.config, example.today);
  return lint_example(example, std::move(text), rules, schemas_for(rules.config()));
}

std::string fix_all(const Rule& rule, const Example& example, std::string text) {
  return apply_until_clean(std::move(text), [&](const std::string& current) {
    return only(rule, lint_with_all_rules(example, current).findings);
  });
}

}  // namespace posturelint::test
