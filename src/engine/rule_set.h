// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"
#include "base/result.h"
#include "engine/config.h"
#include "engine/rule.h"

namespace posturelint {

/// The rules of a run: which are on, how severe, with which options. Made once, then shared by all
/// threads. Rules that look at nothing in a file cost nothing there.
class RuleSet {
 public:
  /// `select` and `ignore` are ids or categories (command line); `select` empty means all. The
  /// configuration's severities apply on top. `today` is the day the run is for; without one,
  /// nothing is said that depends on it. `rules` must outlive the set.
  RuleSet(std::span<const Rule> rules, const Config& config,
          std::span<const std::string> select = {}, std::span<const std::string> ignore = {},
          std::optional<CivilDate> today = {});

  [[nodiscard]] const Rule* find(std::string_view id) const;
  /// The severity findings of a rule get here; nullopt: the rule is off. A severity the rule chose
  /// for one finding (lower than its own) is kept unless the configuration names the rule.
  [[nodiscard]] std::optional<Severity> severity(const Rule& rule) const;
  [[nodiscard]] bool is_configured(const Rule& rule) const;
  /// False when `select` or `ignore` leaves the rule out: this run cannot tell what it would say.
  [[nodiscard]] bool is_selected(const Rule& rule) const;
  /// The option's value for this run: the configuration's, else the default.
  [[nodiscard]] std::string_view option(const Rule& rule, std::string_view name) const;

  [[nodiscard]] std::span<const Rule> all() const { return rules_; }
  [[nodiscard]] const std::vector<const Rule*>& resource_rules(ResourceKind kind) const {
    return by_kind_[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] const std::vector<const Rule*>& request_rules() const { return request_rules_; }
  [[nodiscard]] const std::vector<const Rule*>& file_rules() const { return file_rules_; }
  [[nodiscard]] const std::vector<const Rule*>& project_rules() const { return project_rules_; }
  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] std::optional<CivilDate> today() const { return today_; }

 private:
  struct Setting {
    const Rule* rule;
    std::optional<Severity> severity;
    bool configured = false;
    bool selected = true;
  };
  [[nodiscard]] const Setting* setting(std::string_view id) const;

  std::span<const Rule> rules_;
  Config config_;
  std::optional<CivilDate> today_;
  std::vector<Setting> settings_;  // sorted by id
  std::array<std::vector<const Rule*>, kResourceKinds> by_kind_;
  std::vector<const Rule*> request_rules_;
  std::vector<const Rule*> file_rules_;
  std::vector<const Rule*> project_rules_;
};

/// True when `name` is a rule's id or one of the categories.
bool is_rule_or_category(std::span<const Rule> rules, std::string_view name);

}  // namespace posturelint
