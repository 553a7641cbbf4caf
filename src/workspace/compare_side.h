// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "policy/policy_rules.h"
#include "text/source.h"
#include "workspace/config_lookup.h"
#include "workspace/joined_files.h"
#include "workspace/run.h"

namespace posturelint {

/// A place in a file.
struct ComparedPlace {
  std::string path;
  Position position;
};

/// A policy of one side: a device assurance policy, an access policy with its rules, or a rule of
/// which nothing says what policy it is in.
struct SidePolicy {
  ResourceKind kind = ResourceKind::access_policy;
  /// Empty when it has none.
  std::string id;
  std::string name;
  /// The file it is in, below what was named, and which one of its kind it is there.
  std::pair<std::string, std::size_t> place;
  /// The device assurance policy; the access policy, null when only its rules are there.
  const Resource* policy = nullptr;
  std::vector<const Resource*> rules;
  /// Some rule is there more than once.
  bool repeats_rules = false;

  /// The value to point at.
  [[nodiscard]] Node node() const { return policy != nullptr ? policy->node : rules[0]->node; }
};

/// All policies below one path. Owns what its policies point to; stays where it is.
class Side {
 public:
  /// Reads a file, a folder, or either in a git revision (`REV:PATH`). Of a folder the JSON files
  /// count. The error: there is no such path, or git could not give it.
  static Result<std::unique_ptr<Side>> read(const std::string& path, ConfigLookup& configs,
                                            const RunOptions& options);

  Side(const Side&) = delete;
  Side& operator=(const Side&) = delete;

  /// By their places.
  [[nodiscard]] const std::vector<SidePolicy>& policies() const { return policies_; }
  /// Files that could not be read.
  [[nodiscard]] const std::vector<Error>& failures() const { return failures_; }
  /// Where a span of a node's document stands; for a node alone its name, or its start.
  [[nodiscard]] ComparedPlace place_of(Node node, Span span) const;
  [[nodiscard]] ComparedPlace place_of(Node node) const;
  /// What sentences call a device assurance policy: its name in quotes, or its id.
  [[nodiscard]] std::string call_assurance(std::string_view id) const;
  /// The rules of a policy, read with facts of others or none; nothing when their order cannot be
  /// known.
  [[nodiscard]] std::optional<PolicyRules> rules_of(const SidePolicy& policy,
                                                    const Answers& answers, FactTable facts) const;

 private:
  /// A file to read.
  struct Input {
    std::string key;  // below what was named; empty: what was named itself
    std::string path;
    SourcePtr source;  // null: to be read
    HostKind host = HostKind::none;
  };

  explicit Side(std::vector<std::unique_ptr<JoinedFile>> files);
  static Result<std::vector<Input>> find_inputs(const std::string& path, ConfigLookup& configs,
                                                std::vector<Error>& failures);
  static std::unique_ptr<JoinedFile> read_file(const Input& input);
  void collect_policies();
  SidePolicy policy_of(const RuleGroup& group) const;
  /// The access policy that a group of rules belongs to; null fact when it is not there.
  [[nodiscard]] InFile<AccessPolicyFact> owner_of(const RuleGroup& group, Node list) const;

  JoinedFiles files_;
  std::map<std::string_view, InFile<AccessPolicyFact>> owners_by_id_;
  std::map<std::pair<const JsonTree*, std::uint32_t>, InFile<AccessPolicyFact>> owners_by_node_;
  std::vector<SidePolicy> policies_;
  std::vector<Error> failures_;
};

}  // namespace posturelint
