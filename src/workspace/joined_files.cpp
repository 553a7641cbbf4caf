// SPDX-License-Identifier: Apache-2.0
#include "workspace/joined_files.h"

#include <utility>

namespace posturelint {

void JoinedFile::read(const SourcePtr& source, HostKind host) {
  analysis = analyze(source, host);
  facts = extract_facts(analysis);
}

JoinedFiles::JoinedFiles(std::vector<std::unique_ptr<JoinedFile>> files)
    : files_(std::move(files)) {
  std::erase(files_, nullptr);
  std::vector<const FileFacts*> facts;
  for (const auto& file : files_) {
    if (file->failure) {
      failures_.push_back(*file->failure);
      continue;
    }
    for (const Document& document : file->analysis.documents) {
      by_tree_[&document.tree()] = file.get();
    }
    if (file->facts.empty()) continue;
    for (const Resource& resource : file->analysis.resources) {
      if (!resource.node.is_object()) continue;
      resources_[{&file->facts, resource.kind}].push_back(&resource);
    }
    by_facts_[&file->facts] = file.get();
    facts.push_back(&file->facts);
  }
  project_.emplace(std::move(facts), Extent::part);
}

Node JoinedFiles::around(Node list) {
  const Node around = list.parent();
  return around.key() == "_embedded" ? around.parent() : around;
}

const Resource& JoinedFiles::resource_of(const FileFacts& facts, ResourceKind kind,
                                         std::size_t index) const {
  return *resources_.at({&facts, kind}).at(index);
}

}  // namespace posturelint
