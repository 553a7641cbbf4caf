// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "document/document.h"
#include "engine/analysis.h"
#include "engine/policy_studies.h"
#include "engine/rule.h"
#include "engine/rule_set.h"
#include "finding/finding.h"

namespace posturelint {

/// Collects what one rule finds in one file. Fills in the rule's id and severity, the pointer and
/// the resource, so that a rule says only where and what. The returned reference stays valid and
/// may be completed (notes, fix, a lower severity).
///
/// Coordinates: a finding at a Node, and its notes and fix edits, are in that node's document; the
/// engine carries them to the host file, through any quoting. A finding at a Span is in the host
/// file. A note with its own `source` is in that source.
class Reporter {
 public:
  Reporter(const Rule& rule, const RuleSet& rules, const Analysis& analysis,
           PolicyStudies& policies, const Resource* resource)
      : rule_(rule), rules_(rules), analysis_(analysis), policies_(policies), resource_(resource) {}

  /// At a value.
  template <typename... Args>
  Finding& at(Node value, fmt::format_string<Args...> message, Args&&... args) {
    return add(value, value.span(), fmt::format(message, std::forward<Args>(args)...));
  }
  /// At a member's key.
  template <typename... Args>
  Finding& at_key(Node member, fmt::format_string<Args...> message, Args&&... args) {
    return add(member, member.key_span(), fmt::format(message, std::forward<Args>(args)...));
  }
  /// At the opening bracket of an object or array: the place for "something is missing here". For
  /// bare members: at the first member.
  template <typename... Args>
  Finding& at_start(Node container, fmt::format_string<Args...> message, Args&&... args) {
    return add(container, start_of(container), fmt::format(message, std::forward<Args>(args)...));
  }
  /// At an object's `name`, or at its opening bracket when it has none: the place for what is said
  /// about the object as a whole.
  template <typename... Args>
  Finding& at_name(Node object, fmt::format_string<Args...> message, Args&&... args) {
    return add(object, name_or_start(object), fmt::format(message, std::forward<Args>(args)...));
  }
  /// At a place in the host file.
  template <typename... Args>
  Finding& at(Span host, fmt::format_string<Args...> message, Args&&... args) {
    return add(Node{}, host, fmt::format(message, std::forward<Args>(args)...));
  }

  /// An option of this rule, as a number; the default when the configuration's value is none.
  [[nodiscard]] long long integer_option(std::string_view name) const;
  [[nodiscard]] std::string_view option(std::string_view name) const {
    return rules_.option(rule_, name);
  }
  [[nodiscard]] const Config& config() const { return rules_.config(); }
  /// True when the configuration says that the org has not got the feature (kFeatures); nothing is
  /// known of one that it does not name.
  [[nodiscard]] bool is_off(std::string_view feature) const {
    const auto setting = config().features.find(feature);
    return setting != config().features.end() && !setting->second;
  }
  /// The day the run is for (nobody reads the clock below the command line); nothing when it is not
  /// known: a rule that depends on it is silent then.
  [[nodiscard]] std::optional<CivilDate> today() const { return rules_.today(); }
  /// The rule that reports.
  [[nodiscard]] const Rule& rule() const { return rule_; }
  /// The file being linted.
  [[nodiscard]] const Analysis& analysis() const { return analysis_; }
  /// The lists of rules in it.
  [[nodiscard]] std::list<PolicyStudy>& policies() const { return policies_.all(); }
  /// What a device assurance policy asks of the operating system (policy/os_requirements.h), read
  /// once for all rules.
  [[nodiscard]] const std::vector<OsRequirement>& os_requirements(Node policy) const {
    return policies_.os_requirements(policy);
  }
  [[nodiscard]] const std::vector<MinimumVersion>& minimum_versions(Node policy) const {
    return policies_.minimum_versions(policy);
  }
  /// Where at_name() reports, for notes.
  static Span name_or_start(Node object);

  /// True when nothing was found, or it was taken.
  [[nodiscard]] bool empty() const { return pending_.empty(); }
  /// What was found, carried to the host file. Leaves the reporter empty.
  std::vector<Finding> take();

 private:
  struct Pending {
    Finding finding;
    Node node;  // null: already in the host file
  };

  Finding& add(Node node, Span span, std::string message);
  /// The resource being looked at; for rules over a file the one that holds the node.
  [[nodiscard]] const Resource* resource_of(Node node) const;
  static Span start_of(Node container);

  const Rule& rule_;
  const RuleSet& rules_;
  const Analysis& analysis_;
  PolicyStudies& policies_;
  const Resource* resource_;
  // References to its elements are handed out; costs nothing while it is empty, as it mostly is.
  std::list<Pending> pending_;
};

}  // namespace posturelint
