// SPDX-License-Identifier: Apache-2.0
#pragma once

// What linting and fixing many files have in common.

#include <cstddef>
#include <functional>
#include <new>
#include <span>
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
