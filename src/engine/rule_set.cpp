// SPDX-License-Identifier: Apache-2.0
#include "engine/rule_set.h"

#include <algorithm>

namespace posturelint {
namespace {

bool names(std::span<const std::string> list, const Rule& rule) {
  return std::ranges::any_of(
      list, [&](const std::string& name) { return name == rule.id || name == rule.category(); });
}

}  // namespace

RuleSet::RuleSet(std::span<const Rule> rules, const Config& config,
                 std::span<const std::string> select, std::span<const std::string> ignore,
                 std::optional<CivilDate> today)
    : rules_(rules), config_(config), today_(today) {
  settings_.reserve(rules.size());
  for (const Rule& rule : rules) {
    Setting setting{.rule = &rule, .severity = rule.severity};
    auto configured = config_.severities.find(rule.id);
    if (configured == config_.severities.end())
      configured = config_.severities.find(rule.category());
    if (configured != config_.severities.end()) {
      setting.severity = configured->second;
      setting.configured = true;
    }
    setting.selected = (select.empty() || names(select, rule)) && !names(ignore, rule);
    if (!setting.selected) setting.severity = std::nullopt;
    settings_.push_back(setting);
    if (!setting.severity) continue;

    if (rule.check != nullptr) {
      for (std::size_t kind = 0; kind < kResourceKinds; ++kind) {
        if (rule.kinds.contains(static_cast<ResourceKind>(kind))) by_kind_[kind].push_back(&rule);
      }
    }
    if (rule.check_request != nullptr) request_rules_.push_back(&rule);
    if (rule.check_file != nullptr) file_rules_.push_back(&rule);
    if (rule.check_project != nullptr) project_rules_.push_back(&rule);
  }
  std::ranges::sort(settings_, {}, [](const Setting& setting) { return setting.rule->id; });
}

const RuleSet::Setting* RuleSet::setting(std::string_view id) const {
  const auto found = std::ranges::lower_bound(settings_, id, {},
                                              [](const Setting& entry) { return entry.rule->id; });
  return found != settings_.end() && found->rule->id == id ? &*found : nullptr;
}

const Rule* RuleSet::find(std::string_view id) const {
  const Setting* found = setting(id);
  return found == nullptr ? nullptr : found->rule;
}

std::optional<Severity> RuleSet::severity(const Rule& rule) const {
  const Setting* found = setting(rule.id);
  return found == nullptr ? rule.severity : found->severity;
}

bool RuleSet::is_configured(const Rule& rule) const {
  const Setting* found = setting(rule.id);
  return found != nullptr && found->configured;
}

bool RuleSet::is_selected(const Rule& rule) const {
  const Setting* found = setting(rule.id);
  return found == nullptr || found->selected;
}

std::string_view RuleSet::option(const Rule& rule, std::string_view name) const {
  if (const auto values = config_.options.find(rule.id); values != config_.options.end()) {
    if (const auto value = values->second.find(name); value != values->second.end()) {
      return value->second;
    }
  }
  const auto option = std::ranges::find(rule.options, name, &Option::name);
  return option == rule.options.end() ? "" : option->default_value;
}

bool is_rule_or_category(std::span<const Rule> rules, std::string_view name) {
  return std::ranges::any_of(
      rules, [&](const Rule& rule) { return rule.id == name || rule.category() == name; });
}

}  // namespace posturelint
