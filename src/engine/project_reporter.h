// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/project.h"
#include "engine/rule.h"
#include "engine/rule_set.h"
#include "engine/to_host.h"
#include "finding/finding.h"

namespace posturelint {

/// Collects what one rule finds in a project. A finding is at a site of a fact and belongs to that
/// fact's file; its notes may lie in other files. The returned reference stays valid and may be
/// completed. All spans are in host files.
class ProjectReporter {
 public:
  /// A finding, and the file it is in.
  struct Found {
    const FileFacts* file;
    Finding finding;
  };

  ProjectReporter(const Rule& rule, const RuleSet& rules) : rule_(rule), rules_(rules) {}

  template <typename Fact, typename... Args>
  Finding& at(InFile<Fact> fact, const FactSite& site, fmt::format_string<Args...> message,
              Args&&... args) {
    Finding& finding = add(*fact.file, site, fmt::format(message, std::forward<Args>(args)...));
    if constexpr (std::derived_from<Fact, ObjectFact>) finding.resource = label_of(*fact);
    return finding;
  }

  /// A second place, in whatever file.
  template <typename Fact, typename... Args>
  static Note note(InFile<Fact> fact, const FactSite& site, fmt::format_string<Args...> message,
                   Args&&... args) {
    return {fmt::format(message, std::forward<Args>(args)...), site.span, fact.file->source};
  }

  /// The edit that puts a JSON string in the place of a value.
  static Edit replace(const FactSite& site, std::string_view content);

  [[nodiscard]] std::string_view option(std::string_view name) const {
    return rules_.option(rule_, name);
  }
  [[nodiscard]] const Config& config() const { return rules_.config(); }

  /// What was found. Leaves the reporter empty.
  std::vector<Found> take();

 private:
  Finding& add(const FileFacts& file, const FactSite& site, std::string message);

  const Rule& rule_;
  const RuleSet& rules_;
  std::deque<Found> found_;  // references to its elements are handed out
};

}  // namespace posturelint
