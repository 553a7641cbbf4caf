// SPDX-License-Identifier: Apache-2.0
#include "engine/suppress.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/glob.h"
#include "engine/rule_set.h"

namespace posturelint {
namespace {

/// A pointer covers the value it names and all below it.
bool pointer_covers(std::string_view pointer, std::string_view place) {
  if (!place.starts_with(pointer)) return false;
  return place.size() == pointer.size() || place[pointer.size()] == '/';
}

/// A name is no path: in it a slash is a character like any other.
bool name_matches(std::string_view glob, std::string_view name) {
  const auto without_slashes = [](std::string_view text) {
    std::string out(text);
    std::ranges::replace(out, '/', '\x01');
    return out;
  };
  return glob_matches(without_slashes(glob), without_slashes(name));
}

bool is_over(const Suppression& entry, std::optional<CivilDate> today) {
  return today && entry.expires && *today > *entry.expires;
}

bool covers(const Suppression& entry, const Finding& finding) {
  return (entry.pointer.empty() || pointer_covers(entry.pointer, finding.pointer)) &&
         (entry.kind.empty() || entry.kind == finding.resource.kind) &&
         (entry.name.empty() || name_matches(entry.name, finding.resource.name));
}

/// Marks the names that mean the rule; of a name written twice only the first is needed.
bool mark(const std::vector<std::string>& names, std::string_view id, std::vector<bool>& used) {
  used.resize(names.size());
  bool found = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!names_rule(names[i], id)) continue;
    const auto here = names.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(names.begin(), here, names[i]) == here) used[i] = true;
    found = true;
  }
  return found;
}

void merge(std::vector<std::vector<bool>>& into, const std::vector<std::vector<bool>>& from) {
  if (into.size() < from.size()) into.resize(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (into[i].size() < from[i].size()) into[i].resize(from[i].size());
    for (std::size_t j = 0; j < from[i].size(); ++j) into[i][j] = into[i][j] || from[i][j];
  }
}

}  // namespace

void SuppressionUse::add_entries(const SuppressionUse& other) { merge(entries, other.entries); }

bool names_rule(std::string_view name, std::string_view id) {
  return name == id || name == id.substr(0, id.find('/'));
}

void suppress(std::vector<Finding>& findings, std::vector<SuppressedFinding>& suppressed,
              SuppressionUse& use, const SuppressionScope& scope, const RuleSet& rules) {
  const Config& config = rules.config();
  if (findings.empty() || (scope.comments.empty() && config.suppressions.empty())) return;
  use.comments.resize(scope.comments.size());
  use.entries.resize(config.suppressions.size());

  const std::string path = path_in_project(config, scope.file_name);
  std::vector<std::size_t> entries;  // those that may be good for this file
  for (std::size_t i = 0; i < config.suppressions.size(); ++i) {
    const Suppression& entry = config.suppressions[i];
    if (is_over(entry, rules.today())) continue;
    if (entry.path.empty() || glob_covers(entry.path, path)) entries.push_back(i);
  }

  std::erase_if(findings, [&](Finding& finding) {
    std::optional<SuppressedFinding> silenced;
    for (const std::size_t i : entries) {
      const Suppression& entry = config.suppressions[i];
      if (!covers(entry, finding) || !mark(entry.rules, finding.rule, use.entries[i])) continue;
      silenced = SuppressedFinding{{}, Silencer::configuration, entry.reason};
    }
    for (std::size_t i = 0; i < scope.comments.size(); ++i) {
      const SuppressionComment& comment = scope.comments[i];
      if (!comment.target.contains(finding.span)) continue;
      if (!mark(comment.rules, finding.rule, use.comments[i])) continue;
      silenced = SuppressedFinding{{}, Silencer::comment, comment.reason};
    }
    if (!silenced) return false;
    silenced->finding = std::move(finding);
    suppressed.push_back(std::move(*silenced));
    return true;
  });
}

}  // namespace posturelint
