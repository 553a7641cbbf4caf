// SPDX-License-Identifier: Apache-2.0
#pragma once

// What linting and fixing many files have in common.

#include <algorithm>
#include <cstddef>
#include <functional>
#include <new>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "engine/facts.h"
#include "engine/lint.h"
#include "engine/project.h"
#include "workspace/discovery.h"
#include "workspace/run.h"

namespace posturelint {

/// Does task(0) … task(count - 1), each once, in no order, on several threads; returns when all are
/// done. This thread only waits and tells of the progress.
void for_each_index(std::size_t count, const RunOptions& options,
                    const std::function<void(std::size_t)>& task);

/// The text of a job, and how to read it.
struct JobText {
  SourcePtr source;
  HostKind host = HostKind::none;
};
Result<JobText> read_job(const FileJob& job);

/// A text too large for the memory there is costs its own report, not the run.
template <typename Task>
auto or_out_of_memory(const FileJob& job, Task task) -> decltype(task()) {
  try {
    return task();
  } catch (const std::bad_alloc&) {
    decltype(task()) outcome;
    outcome.failure = Error{job.path + ": not enough memory"};
    return outcome;
  }
}

/// Nobody asks for the text of a file of which there is nothing to say. One with suppressed
/// findings still counts in the report.
void drop_clean_source(FileReport& report);

/// What a file tells its project; nothing when no rule asks.
FileFacts facts_of(const Analysis& analysis, const FileJob& job);

/// The jobs of a run, and behind them the files of its context.
class JobsInContext {
 public:
  JobsInContext(std::span<const FileJob> jobs, std::span<const FileJob> context);

  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] std::span<const FileJob> jobs() const { return all_; }
  const FileJob& operator[](std::size_t i) const { return all_[i]; }
  [[nodiscard]] bool is_context(std::size_t i) const { return i >= own_; }
  /// Of the findings in a file of the context, leaves those that point to the file of a job.
  void keep_what_matters(FileReport& report) const;

 private:
  std::span<const FileJob> all_;
  std::vector<FileJob> joined_;  // when there is a context
  std::size_t own_;
  std::set<std::string_view> names_;  // of the jobs, when there is a context
};

/// What comes of a file of the context by itself: its facts, and nothing to report yet.
template <typename Outcome>
Outcome learn_of(const FileJob& job, FileReport Outcome::*report, FileFacts& facts) {
  Outcome outcome;
  const auto text = read_job(job);
  if (!text) {
    outcome.failure = text.error();
    return outcome;
  }
  (outcome.*report).source = text->source;
  facts = facts_of(analyze(text->source, text->host), job);
  return outcome;
}

/// Leaves of the outcomes from `own` on only those of which the report says something.
template <typename Outcome>
void drop_silent(std::vector<Outcome>& outcomes, std::size_t own, FileReport Outcome::*report) {
  const auto silent = [&](const Outcome& outcome) { return (outcome.*report).findings.empty(); };
  outcomes.erase(
      std::remove_if(outcomes.begin() + static_cast<std::ptrdiff_t>(own), outcomes.end(), silent),
      outcomes.end());
}

/// The jobs of one project: the files under one configuration.
struct ProjectJobs {
  const Setup* setup = nullptr;
  std::vector<std::size_t> files;  // indices of jobs
  Extent extent = Extent::part;
};
/// In the order of their first files. `failed(i)` tells of a job that could not be read: then its
/// project has a gap.
std::vector<ProjectJobs> projects_of(std::span<const FileJob> jobs,
                                     const std::function<bool(std::size_t)>& failed);

}  // namespace posturelint
