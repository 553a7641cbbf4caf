// SPDX-License-Identifier: Apache-2.0
#include "lsp/cross_file.h"

#include <map>
#include <utility>

#include "engine/lint_project.h"

namespace posturelint::lsp {
namespace {

/// The files under one configuration.
struct Group {
  std::vector<ProjectFile> files;
  bool is_whole = true;
};

class Join {
 public:
  Join(Documents& documents, Workspace& workspace) : documents_(documents), workspace_(workspace) {}

  std::vector<std::string> run() {
    for (auto& [uri, document] : documents_.all()) add(*document);
    for (auto& [path, file] : workspace_.files()) add(file);
    for (auto& [setup, group] : groups_) {
      const bool whole = group.is_whole && setup->config().workspace_complete;
      lint_project(group.files, setup->rules, whole ? Extent::whole : Extent::part);
    }
    std::vector<std::string> changed;
    for (auto& [document, report] : open_) {
      if (document->set_joined(std::move(report.findings))) changed.push_back(document->uri());
    }
    for (auto& [file, report] : closed_) file->set_joined(std::move(report));
    return changed;
  }

 private:
  void add(OpenDocument& document) {
    const auto setup = workspace_.setup_for(document.path());
    if (!setup || *setup == nullptr) return;
    FileReport& report = open_[&document] = document.report(**setup);
    if ((*setup)->rules.project_rules().empty()) return;
    const FileFacts& facts = document.file().facts();
    if (!facts.empty()) groups_[*setup].files.push_back({&report, &facts});
  }

  void add(IndexedFile& file) {
    const Setup* setup = file.job.setup;
    if (setup == nullptr || documents_.find_path(file.job.path) != nullptr) return;
    Group& group = groups_[setup];
    group.is_whole = group.is_whole && file.job.whole_project && file.is_read;
    FileReport& report = closed_[&file];
    if (file.report) report = *file.report;
    if (!file.facts.empty()) group.files.push_back({&report, &file.facts});
  }

  Documents& documents_;
  Workspace& workspace_;
  std::map<const Setup*, Group> groups_;
  // Reports are pointed to; a map does not move them.
  std::map<OpenDocument*, FileReport> open_;
  std::map<IndexedFile*, FileReport> closed_;
};

}  // namespace

std::vector<std::string> join_files(Documents& documents, Workspace& workspace) {
  return Join(documents, workspace).run();
}

}  // namespace posturelint::lsp
