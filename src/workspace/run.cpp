// SPDX-License-Identifier: Apache-2.0
#include "workspace/run.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "workspace/write_file.h"

namespace posturelint {
namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(100);

/// Does task(0) … task(count - 1), each once, in no order, on several threads; returns when all are
/// done. This thread only waits and tells of the progress.
void for_each_index(std::size_t count, const RunOptions& options,
                    const std::function<void(std::size_t)>& task) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> done = 0;
  std::mutex mutex;
  std::condition_variable all_done;
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      task(i);
      if (++done < count) continue;
      const std::scoped_lock lock(mutex);
      all_done.notify_one();
    }
  };

  std::vector<std::jthread> threads;
  const std::size_t wanted = std::max<std::size_t>(1, std::min(options.threads, count));
  for (std::size_t i = 0; i < wanted; ++i) threads.emplace_back(work);
  std::unique_lock lock(mutex);
  while (!all_done.wait_for(lock, kProgressInterval, [&] { return done >= count; })) {
    if (options.progress) options.progress(done);
  }
}

Result<SourcePtr> read(const FileJob& job) {
  if (job.source != nullptr) return job.source;
  return Source::read(job.path);
}

/// The job's host, guessed where the name does not tell.
Result<HostKind> host_of(const FileJob& job, const Source& source) {
  const HostKind host = job.host == HostKind::none ? guess_host(source.text()) : job.host;
  if (host != HostKind::none) return host;
  return Error{fmt::format("{}: is neither JSON, a shell script nor Markdown", job.path)};
}

/// A text too large for the memory there is costs its own report, not the run.
template <typename Outcome>
Outcome or_out_of_memory(const FileJob& job, Outcome (*task)(const FileJob&)) {
  try {
    return task(job);
  } catch (const std::bad_alloc&) {
    Outcome outcome;
    outcome.failure = Error{job.path + ": not enough memory"};
    return outcome;
  }
}

/// Nobody asks for the text of a file of which there is nothing to say. One with suppressed
/// findings still counts in the report.
void drop_clean_source(FileReport& report) {
  if (report.findings.empty() && report.suppressed.empty()) report.source = nullptr;
}

FileOutcome lint_file(const FileJob& job) {
  FileOutcome outcome;
  const auto source = read(job);
  if (!source) return {.report = {}, .failure = source.error()};
  const auto host = host_of(job, **source);
  if (!host) return {.report = {}, .failure = host.error()};
  outcome.report = lint(*source, *host, job.setup->rules, *job.setup->schemas, job.scope);
  drop_clean_source(outcome.report);
  return outcome;
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

template <Applicability up_to>
FixOutcome fix_file(const FileJob& job) {
  FixOutcome outcome;
  const auto source = read(job);
  if (!source) {
    outcome.failure = source.error();
    return outcome;
  }
  const auto host = host_of(job, **source);
  if (!host) {
    outcome.failure = host.error();
    return outcome;
  }
  FixReport fixed = fix(*source, *host, job.setup->rules, *job.setup->schemas, up_to, job.scope);
  if (fixed.text != (*source)->text()) {
    outcome.applied = fixed.applied;
    outcome.before = *source;
    outcome.after = Source::from_string(job.path, std::move(fixed.text));
  }
  outcome.remaining = std::move(fixed.remaining);
  drop_clean_source(outcome.remaining);
  return outcome;
}

}  // namespace

std::vector<FileOutcome> lint_files(std::span<const FileJob> jobs, const RunOptions& options) {
  std::vector<FileOutcome> outcomes(jobs.size());
  for_each_index(jobs.size(), options,
                 [&](std::size_t i) { outcomes[i] = or_out_of_memory(jobs[i], lint_file); });
  return outcomes;
}

std::vector<FixOutcome> fix_files(std::span<const FileJob> jobs, Applicability up_to,
                                  Writing writing, const RunOptions& options) {
  const auto fix_one = up_to == Applicability::safe ? fix_file<Applicability::safe>
                                                    : fix_file<Applicability::unsafe>;
  std::vector<FixOutcome> outcomes(jobs.size());
  for_each_index(jobs.size(), options, [&](std::size_t i) {
    FixOutcome outcome = or_out_of_memory(jobs[i], fix_one);
    if (outcome.after != nullptr && writing == Writing::in_place && jobs[i].source == nullptr) {
      outcome.failure = replace(jobs[i], *outcome.before, *outcome.after);
      // Written: only what remains is still of interest.
      outcome.before = outcome.after = nullptr;
    }
    outcomes[i] = std::move(outcome);
  });
  return outcomes;
}

}  // namespace posturelint
