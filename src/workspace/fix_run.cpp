// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "engine/lint_project.h"
#include "workspace/jobs.h"
#include "workspace/run.h"
#include "workspace/write_file.h"

namespace posturelint {
namespace {

/// A file on its way: fixed by itself, then together with its project.
struct Patient {
  FixOutcome outcome;
  FileFacts facts;
  HostKind host = HostKind::none;
  SourcePtr now;
};

/// Fixes a text as far as it goes by itself.
void fix_alone(const FileJob& job, Applicability up_to, Patient& patient) {
  FixReport fixed =
      fix(patient.now, patient.host, job.setup->rules, *job.setup->schemas, up_to, job.scope);
  if (fixed.text != patient.now->text()) {
    patient.outcome.applied += fixed.applied;
    patient.now = Source::from_string(job.path, std::move(fixed.text));
  }
  patient.outcome.remaining = std::move(fixed.remaining);
  if (!job.setup->rules.project_rules().empty()) {
    patient.facts = facts_of(analyze(patient.now, patient.host), job);
  }
}

FixOutcome fix_file(const FileJob& job, Applicability up_to, Patient& patient) {
  const auto text = read_job(job);
  if (!text) {
    FixOutcome outcome;
    outcome.failure = text.error();
    return outcome;
  }
  patient.host = text->host;
  patient.now = patient.outcome.before = text->source;
  fix_alone(job, up_to, patient);
  // Nothing to write, nothing to show, nothing to tell the others.
  const bool changed = patient.now != patient.outcome.before;
  if (!changed) patient.outcome.before = nullptr;
  if (!changed && patient.facts.empty()) drop_clean_source(patient.outcome.remaining);
  return std::move(patient.outcome);
}

/// Applies the fixes that only the whole project knows of, and those that follow from them.
void fix_project(std::span<const FileJob> jobs, const ProjectJobs& project, Applicability up_to,
                 std::vector<Patient>& patients) {
  const RuleSet& rules = project.setup->rules;
  for (int round = 0;; ++round) {
    std::vector<FileReport> reports;
    reports.reserve(project.files.size());  // pointers into it are handed out
    std::vector<ProjectFile> files;
    std::vector<std::size_t> members;
    for (const std::size_t i : project.files) {
      if (patients[i].facts.empty()) continue;
      members.push_back(i);
      files.push_back({&reports.emplace_back(patients[i].outcome.remaining), &patients[i].facts});
    }
    lint_project(files, rules, project.extent);

    bool applied = false;
    for (std::size_t at = 0; at < members.size() && round < kMaxFixRounds; ++at) {
      Patient& patient = patients[members[at]];
      FixedText fixed = apply_fixes(patient.now->text(), reports[at].findings, up_to);
      if (fixed.applied == 0) continue;
      applied = true;
      if (patient.outcome.before == nullptr) patient.outcome.before = patient.now;
      patient.outcome.applied += fixed.applied;
      patient.now = Source::from_string(jobs[members[at]].path, std::move(fixed.text));
      fix_alone(jobs[members[at]], up_to, patient);
    }
    if (applied) continue;
    for (std::size_t at = 0; at < members.size(); ++at) {
      patients[members[at]].outcome.remaining = std::move(reports[at]);
    }
    return;
  }
}

/// Replaces the file by its fixed text, unless somebody else has written it since it was read.
std::optional<Error> replace(const FileJob& job, const Source& before, const Source& after) {
  const auto now = Source::read(job.path);
  if (!now) return now.error();
  if ((*now)->text() != before.text()) {
    return Error{job.path + ": was changed by another program; not fixed"};
  }
  return write_file_atomically(job.path, after.text(), job.tree);
}

/// What came of a file, once all of its project is fixed.
FixOutcome discharge(const FileJob& job, Writing writing, Patient patient) {
  FixOutcome& outcome = patient.outcome;
  const bool changed = outcome.before != nullptr && outcome.before->text() != patient.now->text();
  if (changed && writing == Writing::in_place && job.source == nullptr) {
    outcome.failure = replace(job, *outcome.before, *patient.now);
  } else if (changed) {
    outcome.after = patient.now;
  }
  // Written, or as it was: only what remains is still of interest.
  if (outcome.after == nullptr) outcome.before = nullptr;
  if (!changed) outcome.applied = 0;
  drop_clean_source(outcome.remaining);
  return std::move(outcome);
}

}  // namespace

std::vector<FixOutcome> fix_files(std::span<const FileJob> jobs, Applicability up_to,
                                  Writing writing, const RunOptions& options) {
  std::vector<Patient> patients(jobs.size());
  for_each_index(jobs.size(), options, [&](std::size_t i) {
    FixOutcome outcome =
        or_out_of_memory(jobs[i], [&] { return fix_file(jobs[i], up_to, patients[i]); });
    patients[i].outcome = std::move(outcome);
  });
  const auto failed = [&](std::size_t i) { return patients[i].outcome.failure.has_value(); };
  for (const ProjectJobs& project : projects_of(jobs, failed)) {
    fix_project(jobs, project, up_to, patients);
  }
  std::vector<FixOutcome> outcomes(jobs.size());
  for_each_index(jobs.size(), {.threads = options.threads}, [&](std::size_t i) {
    if (failed(i)) {
      outcomes[i] = std::move(patients[i].outcome);
    } else {
      outcomes[i] = discharge(jobs[i], writing, std::move(patients[i]));
    }
  });
  return outcomes;
}

}  // namespace posturelint
