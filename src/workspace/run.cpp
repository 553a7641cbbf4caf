// SPDX-License-Identifier: Apache-2.0
#include "workspace/run.h"

#include <utility>

#include "engine/lint_project.h"
#include "workspace/jobs.h"

namespace posturelint {
namespace {

FileOutcome lint_file(const FileJob& job, FileFacts& facts) {
  const auto text = read_job(job);
  if (!text) return {.report = {}, .failure = text.error()};
  const Analysis analysis = analyze(text->source, text->host);
  FileOutcome outcome;
  outcome.report = lint(analysis, job.setup->rules, *job.setup->schemas, job.scope);
  facts = facts_of(analysis, job);
  // Facts keep the source: a finding of the project may have to show a piece of it.
  if (facts.empty()) drop_clean_source(outcome.report);
  return outcome;
}

}  // namespace

std::vector<FileOutcome> lint_files(std::span<const FileJob> jobs, const RunOptions& options) {
  std::vector<FileOutcome> outcomes(jobs.size());
  std::vector<FileFacts> facts(jobs.size());
  for_each_index(jobs.size(), options, [&](std::size_t i) {
    outcomes[i] = or_out_of_memory(jobs[i], [&] { return lint_file(jobs[i], facts[i]); });
  });
  const auto failed = [&](std::size_t i) { return outcomes[i].failure.has_value(); };
  for (const ProjectJobs& project : projects_of(jobs, failed)) {
    std::vector<ProjectFile> files;
    for (const std::size_t i : project.files) {
      if (!facts[i].empty()) files.push_back({&outcomes[i].report, &facts[i]});
    }
    lint_project(files, project.setup->rules, project.extent);
  }
  for (FileOutcome& outcome : outcomes) drop_clean_source(outcome.report);
  return outcomes;
}

}  // namespace posturelint
