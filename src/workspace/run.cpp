// SPDX-License-Identifier: Apache-2.0
#include "workspace/run.h"

#include <utility>

#include "engine/lint_project.h"
#include "workspace/jobs.h"

namespace posturelint {
namespace {

FileOutcome lint_file(const FileJob& job) {
  const auto text = read_job(job);
  if (!text) return {.report = {}, .failure = text.error()};
  const Analysis analysis = analyze(text->source, text->host);
  FileOutcome outcome;
  outcome.report = lint(analysis, job.setup->rules, *job.setup->schemas, job.scope);
  outcome.facts = facts_of(analysis, job);
  // Facts keep the source: a finding of the project may have to show a piece of it.
  if (outcome.facts.empty()) drop_clean_source(outcome.report);
  return outcome;
}

FileOutcome learn_of_file(const FileJob& job) {
  FileFacts facts;
  FileOutcome outcome = learn_of(job, &FileOutcome::report, facts);
  outcome.facts = std::move(facts);
  return outcome;
}

}  // namespace

std::vector<FileOutcome> lint_files(std::span<const FileJob> jobs, const RunOptions& options) {
  const JobsInContext all(jobs, options.context);
  std::vector<FileOutcome> outcomes(all.size());
  for_each_index(all.size(), options, [&](std::size_t i) {
    outcomes[i] = or_out_of_memory(
        all[i], [&] { return all.is_context(i) ? learn_of_file(all[i]) : lint_file(all[i]); });
  });
  const auto failed = [&](std::size_t i) { return outcomes[i].failure.has_value(); };
  for (const ProjectJobs& project : projects_of(all.jobs(), failed)) {
    std::vector<ProjectFile> files;
    for (const std::size_t i : project.files) {
      FileOutcome& outcome = outcomes[i];
      if (!outcome.facts.empty()) files.push_back({&outcome.report, &outcome.facts});
    }
    lint_project(files, project.setup->rules, project.extent);
  }
  for (std::size_t i = jobs.size(); i < all.size(); ++i) all.keep_what_matters(outcomes[i].report);
  drop_silent(outcomes, jobs.size(), &FileOutcome::report);
  for (FileOutcome& outcome : outcomes) drop_clean_source(outcome.report);
  return outcomes;
}

}  // namespace posturelint
