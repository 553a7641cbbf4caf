// SPDX-License-Identifier: Apache-2.0
#include "engine/suppress.h"

#include <algorithm>
#include <string_view>

#include "base/glob.h"

namespace posturelint {
namespace {

bool names(const std::vector<std::string>& rules, std::string_view id) {
  const std::string_view category = id.substr(0, id.find('/'));
  return std::ranges::any_of(
      rules, [&](const std::string& name) { return name == id || name == category; });
}

bool covers(const SuppressionComment& comment, const Finding& finding) {
  return comment.target.contains(finding.span) && names(comment.rules, finding.rule);
}

/// A pointer covers the value it names and all below it.
bool pointer_covers(std::string_view pointer, std::string_view place) {
  if (!place.starts_with(pointer)) return false;
  return place.size() == pointer.size() || place[pointer.size()] == '/';
}

}  // namespace

std::size_t suppress(std::vector<Finding>& findings, const SuppressionScope& scope,
                     const Config& config) {
  if (findings.empty()) return 0;
  const auto& comments = scope.comments;
  if (comments.empty() && config.suppressions.empty()) return 0;
  const std::string path = path_in_project(config, scope.file_name);
  const auto configured = [&](const Finding& finding) {
    return std::ranges::any_of(config.suppressions, [&](const Suppression& entry) {
      return names(entry.rules, finding.rule) &&
             (entry.path.empty() || glob_covers(entry.path, path)) &&
             (entry.pointer.empty() || pointer_covers(entry.pointer, finding.pointer));
    });
  };
  return std::erase_if(findings, [&](const Finding& finding) {
    return configured(finding) ||
           std::ranges::any_of(comments, [&](const SuppressionComment& comment) {
             return covers(comment, finding);
           });
  });
}

}  // namespace posturelint
