// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/policy_rules.h"
#include "workspace/config_lookup.h"
#include "workspace/joined_files.h"
#include "workspace/run.h"

namespace posturelint {

/// An access policy, or rules that belong to one, as the files have it.
struct FiledPolicy {
  /// Empty when the files do not say it.
  std::string id;
  std::string name;
  /// Null when only its rules are there.
  Node policy;
  std::vector<const Resource*> rules;
  /// Of the file that the first rule is in.
  const Setup* setup = nullptr;

  /// The value to point at.
  [[nodiscard]] Node node() const { return policy ? policy : rules[0]->node; }
};

/// A value, and where it stands.
struct FilePlace {
  SourcePtr source;
  Span span;

  [[nodiscard]] Position position() const { return source->position(span.begin); }
};

/// A text that is one of the files.
struct PolicyText {
  SourcePtr source;
  HostKind host = HostKind::none;
  const Setup* setup = nullptr;
};

/// The policies that some files hold together. Owns what they point to; stays where it is.
class PolicyFiles {
 public:
  /// Files and folders, as discover() takes them. The error: a configuration that cannot be read.
  static Result<std::unique_ptr<PolicyFiles>> read(std::span<const std::string> paths,
                                                   ConfigLookup& configs,
                                                   const RunOptions& options);

  /// Texts that somebody has read; the setups must outlive it.
  static std::unique_ptr<PolicyFiles> of(std::span<const PolicyText> texts);

  PolicyFiles(const PolicyFiles&) = delete;
  PolicyFiles& operator=(const PolicyFiles&) = delete;

  /// Access policies with at least one rule, in the order of the files. A rule of which nothing
  /// says what policy it is in is a policy by itself.
  [[nodiscard]] const std::vector<FiledPolicy>& policies() const { return policies_; }
  /// Files that could not be read.
  [[nodiscard]] const std::vector<Error>& failures() const { return failures_; }
  [[nodiscard]] std::size_t files_read() const { return files_.all().size(); }

  /// The rule that stands at a place of a file, and its policy; nothing when there is none.
  struct FiledRule {
    const FiledPolicy* policy = nullptr;
    Node rule;
  };
  [[nodiscard]] std::optional<FiledRule> rule_at(std::string_view file, Span span) const;

  /// The rules of a policy in the order of evaluation; nothing when it cannot be known.
  [[nodiscard]] std::optional<PolicyRules> rules_of(const FiledPolicy& policy) const;
  /// The device assurance policy with this id; null when it is in none of the files, or in several
  /// that differ.
  [[nodiscard]] Node assurance(std::string_view id) const;
  /// What people call the object with this id; empty when no file says it.
  [[nodiscard]] std::string name_of(std::string_view id) const;
  /// The policy that an app is mapped to, by the app's id, where a file has the app; empty: none.
  [[nodiscard]] std::string policy_of_app(std::string_view app) const;

  /// Where a span of a node's document is.
  [[nodiscard]] FilePlace place(Node node, Span span) const;
  [[nodiscard]] FilePlace place(Node node) const { return place(node, node.span()); }
  /// At an object's name, or where it begins.
  [[nodiscard]] FilePlace place_of_name(Node object) const;

 private:
  explicit PolicyFiles(std::vector<std::unique_ptr<JoinedFile>> files);

  void collect_policies();
  [[nodiscard]] FiledPolicy policy_of(const RuleGroup& group) const;

  JoinedFiles files_;
  std::vector<FiledPolicy> policies_;
  std::vector<Error> failures_;
};

}  // namespace posturelint
