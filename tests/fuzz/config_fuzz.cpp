// SPDX-License-Identifier: Apache-2.0
// `.posturelint.yaml`: reading it, and taking things out of it.
#include <string>

#include "engine/config.h"
#include "engine/suppression_entries.h"
#include "engine/yaml_edit.h"
#include "engine/yaml_tree.h"
#include "rules/builtin_rules.h"
#include "tests/fuzz/oracle.h"

namespace posturelint::fuzz {
namespace {

void require_inside(const YamlNode& node, std::size_t size) {
  fuzz::require_inside(node.span, size, "a YAML value lies in its text");
  for (const YamlNode& item : node.items) require_inside(item, size);
  for (const YamlMember& member : node.members) {
    require_inside(member.key, size);
    require_inside(member.value, size);
  }
}

/// Every entry as if it had silenced nothing: it is reported, and can be taken out.
void prune(const Config& config) {
  const RuleSet rules(rules::builtin(), config, {}, {}, parse_civil_date("2026-06-01"));
  const SuppressionUse use;
  const std::vector<bool> covered(config.suppressions.size(), true);
  const FileReport report = check_suppression_entries(rules, use, covered);
  if (report.source != nullptr) require_sound(report);
  const auto pruned = prune_suppression_entries(rules, use, covered);
  if (!pruned) return;
  const auto again =
      parse_config(Source::from_string(".posturelint.yaml", pruned->text), rules::builtin());
  require(again.has_value(), "a pruned configuration can be read");
  require(again->suppressions.size() <= config.suppressions.size(), "pruning adds nothing");
  require(again->severities == config.severities && again->options == config.options &&
              again->features == config.features && again->include == config.include &&
              again->exclude == config.exclude,
          "pruning keeps all else");
}

void run(std::string_view text) {
  const SourcePtr source = Source::from_string(".posturelint.yaml", std::string(text));
  const auto tree = parse_yaml(*source);
  if (tree) {
    require_inside(*tree, text.size());
    for (std::size_t i = 0; i < tree->items.size() && i < 4; ++i) {
      static_cast<void>(remove_yaml_item(*source, {}, i));
    }
    for (const YamlMember& member : tree->members) {
      static_cast<void>(remove_yaml_key(*source, member.key.text));
      const YamlStep path[] = {{.key = member.key.text}};
      static_cast<void>(remove_yaml_item(*source, path, 0));
    }
  }
  const auto files = parse_rule_files(source);
  const auto config = parse_config(source, rules::builtin());
  for (const bool ok : {files.has_value(), config.has_value()}) {
    require(tree.has_value() || !ok, "what is no YAML is no configuration");
  }
  if (!config) {
    require(config.error().what.starts_with(".posturelint.yaml:"), "a mistake has a place");
    return;
  }
  prune(*config);
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
