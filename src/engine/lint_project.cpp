// SPDX-License-Identifier: Apache-2.0
#include "engine/lint_project.h"

#include <map>
#include <utility>

#include "engine/complete_report.h"
#include "engine/project_reporter.h"

namespace posturelint {

void lint_project(std::span<const ProjectFile> files, const RuleSet& rules, Extent extent) {
  if (rules.project_rules().empty()) return;
  std::vector<const FileFacts*> facts;
  facts.reserve(files.size());
  for (const ProjectFile& file : files) facts.push_back(file.facts);
  const Project project(std::move(facts), extent);

  std::map<const FileFacts*, std::vector<Finding>> found;
  for (const Rule* rule : rules.project_rules()) {
    ProjectReporter reporter(*rule, rules);
    rule->check_project(project, reporter);
    for (auto& [file, finding] : reporter.take()) found[file].push_back(std::move(finding));
  }
  if (found.empty()) return;
  for (const ProjectFile& file : files) {
    const auto of_file = found.find(file.facts);
    if (of_file == found.end()) continue;
    complete_report(*file.report, std::move(of_file->second),
                    {file.facts->source->name(), file.facts->suppressions}, rules);
  }
}

}  // namespace posturelint
