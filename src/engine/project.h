// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts.h"

namespace posturelint {

/// A fact and the file it stands in.
template <typename Fact>
struct InFile {
  const FileFacts* file = nullptr;
  const Fact* fact = nullptr;

  explicit operator bool() const { return fact != nullptr; }
  const Fact& operator*() const { return *fact; }
  const Fact* operator->() const { return fact; }
  friend bool operator==(const InFile&, const InFile&) = default;
};

/// Facts by a word that they say. Those of one word stand together, in the order of the project.
template <typename Fact>
struct FactIndex {
  std::vector<std::string_view> words;  // ascending; one for each of `facts`
  std::vector<InFile<Fact>> facts;
};

/// The rules of one access policy.
struct RuleGroup {
  /// Empty when no rule of the group says it.
  std::string policy_id;
  std::vector<InFile<AccessRuleFact>> rules;
};

/// Whether the files are all there is of the org. Only then is an id that none of them has an id
/// that does not exist.
enum class Extent : bool { part, whole };

/// What the files of one project say together: the files under one configuration. Does not depend
/// on the order of the files: facts come sorted by the path of their file, then by their place.
class Project {
 public:
  /// `files` must outlive the project; their facts are read where they are.
  Project(std::vector<const FileFacts*> files, Extent extent);

  [[nodiscard]] bool is_whole() const { return extent_ == Extent::whole; }

  [[nodiscard]] const std::vector<InFile<AssuranceFact>>& assurances() const { return assurances_; }
  [[nodiscard]] const std::vector<InFile<PostureCheckFact>>& posture_checks() const {
    return posture_checks_;
  }
  [[nodiscard]] const std::vector<InFile<AccessPolicyFact>>& policies() const { return policies_; }
  [[nodiscard]] const std::vector<InFile<AccessRuleFact>>& rules() const { return rules_; }
  [[nodiscard]] const std::vector<InFile<DeletionFact>>& deletions() const { return deletions_; }

  /// Everything that defines the policy with this id: an export and a source of it, perhaps. Empty
  /// when there is none.
  [[nodiscard]] std::span<const InFile<AssuranceFact>> assurances_with_id(
      std::string_view id) const;
  [[nodiscard]] std::span<const InFile<AssuranceFact>> assurances_with_name(
      std::string_view name) const;
  [[nodiscard]] std::span<const InFile<PostureCheckFact>> checks_of_variable(
      std::string_view variable) const;
  /// The platform of the policy with this id; unknown when no definition is at hand, or two differ.
  [[nodiscard]] Platform platform_of(std::string_view assurance_id) const;

  /// The rules by policy: those that name the same one, and those of one list. Rules of which
  /// neither is known are in no group.
  [[nodiscard]] const std::vector<RuleGroup>& rule_groups() const { return groups_; }
  /// `_embedded.resourceType` of the policy a rule belongs to; empty when unknown.
  [[nodiscard]] std::string_view resource_type_of(const AccessRuleFact& rule) const;

 private:
  void group_rules();

  Extent extent_;
  std::vector<InFile<AssuranceFact>> assurances_;
  std::vector<InFile<PostureCheckFact>> posture_checks_;
  std::vector<InFile<AccessPolicyFact>> policies_;
  std::vector<InFile<AccessRuleFact>> rules_;
  std::vector<InFile<DeletionFact>> deletions_;
  FactIndex<AssuranceFact> assurances_by_id_;
  FactIndex<AssuranceFact> assurances_by_name_;
  FactIndex<PostureCheckFact> checks_by_variable_;
  FactIndex<AccessPolicyFact> policies_by_id_;
  std::vector<RuleGroup> groups_;
};

/// True when two definitions of one name may be about one object: either has an id, so the server
/// has told them apart or one is an export of the other; either stands in a guide, which shows the
/// same policy again and again; or they say the same.
bool may_be_one(const FileFacts& file, const ObjectFact& fact, const FileFacts& other_file,
                const ObjectFact& other);
template <typename Fact>
bool may_be_one(InFile<Fact> a, InFile<Fact> b) {
  return may_be_one(*a.file, *a.fact, *b.file, *b.fact);
}

/// The platforms of device assurance that an entry of a platform condition lets in; none for Linux
/// and the like.
std::vector<Platform> platforms_of(const PlatformEntry& entry);

}  // namespace posturelint
