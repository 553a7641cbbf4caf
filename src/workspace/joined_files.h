// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"
#include "engine/analysis.h"
#include "engine/facts.h"
#include "engine/project.h"
#include "workspace/config_lookup.h"

namespace posturelint {

/// A text that was read, or why it was not.
struct JoinedFile {
  /// What its reader calls it.
  std::string key;
  const Setup* setup = nullptr;
  Analysis analysis;
  FileFacts facts;
  std::optional<Error> failure;

  /// Reads the text; the rest stays as it is.
  void read(const SourcePtr& source, HostKind host);
};

/// Files, what they say together, and the way back from what they say to their nodes. Whoever looks
/// at whole policies reads them as this: what is said about a policy in several files is found,
/// and all of its text is at hand.
class JoinedFiles {
 public:
  /// Files that are null are passed over.
  explicit JoinedFiles(std::vector<std::unique_ptr<JoinedFile>> files);
  JoinedFiles(const JoinedFiles&) = delete;
  JoinedFiles& operator=(const JoinedFiles&) = delete;

  [[nodiscard]] const std::vector<std::unique_ptr<JoinedFile>>& all() const { return files_; }
  [[nodiscard]] const Project& project() const { return *project_; }
  /// Why files could not be read, in their order.
  [[nodiscard]] const std::vector<Error>& failures() const { return failures_; }

  /// The file a fact comes from.
  [[nodiscard]] const JoinedFile& file_of(const FileFacts& facts) const {
    return *by_facts_.at(&facts);
  }
  /// The file a node is in.
  [[nodiscard]] const JoinedFile& file_of(Node node) const { return *by_tree_.at(node.tree()); }
  /// What a fact was read from.
  template <typename Fact>
  [[nodiscard]] const Resource& resource_of(const InFile<Fact>& fact) const {
    return resource_of(*fact.file, fact->kind, index_of(fact));
  }
  /// The object that holds the rules of a list, directly or below `_embedded`, and the one that
  /// stands beside the list as `policy`; null where there is none.
  [[nodiscard]] static Node around(Node list);
  [[nodiscard]] static Node beside(Node list) { return around(list)["policy"]; }

 private:
  template <typename Fact>
  static std::size_t index_of(const InFile<Fact>& fact) {
    const auto index = [&](const std::vector<Fact>& facts) {
      return static_cast<std::size_t>(fact.fact - facts.data());
    };
    if constexpr (std::is_same_v<Fact, AccessRuleFact>) return index(fact.file->rules);
    if constexpr (std::is_same_v<Fact, AccessPolicyFact>) return index(fact.file->policies);
    if constexpr (std::is_same_v<Fact, AssuranceFact>) return index(fact.file->assurances);
  }
  [[nodiscard]] const Resource& resource_of(const FileFacts& facts, ResourceKind kind,
                                            std::size_t index) const;

  std::vector<std::unique_ptr<JoinedFile>> files_;
  std::map<const FileFacts*, const JoinedFile*> by_facts_;
  std::map<const JsonTree*, const JoinedFile*> by_tree_;
  /// What the facts of a file were read from, by kind, each in the order of the file.
  std::map<std::pair<const FileFacts*, ResourceKind>, std::vector<const Resource*>> resources_;
  std::optional<Project> project_;
  std::vector<Error> failures_;
};

}  // namespace posturelint
