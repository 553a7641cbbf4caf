// SPDX-License-Identifier: Apache-2.0
#include "workspace/jobs.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>

namespace posturelint {
namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(100);

Result<SourcePtr> read_source(const FileJob& job) {
  if (job.source != nullptr) return job.source;
  return Source::read(job.path);
}

/// The job's host, guessed where the name does not tell.
Result<HostKind> host_of(const FileJob& job, const Source& source) {
  const HostKind host = job.host == HostKind::none ? guess_host(source.text()) : job.host;
  if (host != HostKind::none) return host;
  return Error{fmt::format("{}: is neither JSON, a shell script nor Markdown", job.path)};
}

}  // namespace

void for_each_index(std::size_t count, const RunOptions& options,
                    const std::function<void(std::size_t)>& task) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> done = 0;
  std::mutex mutex;
  std::condition_variable all_done;
  const auto work = [&] {
    if (options.thread_begins) options.thread_begins();
    for (std::size_t i = next++; i < count; i = next++) {
      task(i);
      if (++done < count) continue;
      const std::scoped_lock lock(mutex);
      all_done.notify_one();
    }
  };

  std::vector<std::jthread> threads;
  const std::size_t wanted = std::max<std::size_t>(1, std::min(options.threads, count));
  try {
    for (std::size_t i = 0; i < wanted; ++i) threads.emplace_back(work);
  } catch (const std::system_error&) {
    // The system gives no more: those that there are do all the work, or this one.
    if (threads.empty()) work();
  }
  std::unique_lock lock(mutex);
  while (!all_done.wait_for(lock, kProgressInterval, [&] { return done >= count; })) {
    if (options.progress) options.progress(done);
  }
}

Result<JobText> read_job(const FileJob& job) {
  auto source = read_source(job);
  if (!source) return source.error();
  const auto host = host_of(job, **source);
  if (!host) return host.error();
  return JobText{std::move(*source), *host};
}

void drop_clean_source(FileReport& report) {
  if (report.findings.empty() && report.suppressed.empty()) report.source = nullptr;
}

FileFacts facts_of(const Analysis& analysis, const FileJob& job) {
  if (job.setup->rules.project_rules().empty()) return {};
  return extract_facts(analysis);
}

JobsInContext::JobsInContext(std::span<const FileJob> jobs, std::span<const FileJob> context)
    : all_(jobs), own_(jobs.size()) {
  if (context.empty()) return;
  joined_.assign(jobs.begin(), jobs.end());
  joined_.insert(joined_.end(), context.begin(), context.end());
  all_ = joined_;
  for (const FileJob& job : jobs) names_.insert(job.path);
}

void JobsInContext::keep_what_matters(FileReport& report) const {
  const auto points_to_job = [&](const Note& note) {
    return note.source != nullptr && names_.contains(note.source->name());
  };
  std::erase_if(report.findings, [&](const Finding& finding) {
    return std::ranges::none_of(finding.notes, points_to_job);
  });
  report.suppressed.clear();
}

std::vector<ProjectJobs> projects_of(std::span<const FileJob> jobs,
                                     const std::function<bool(std::size_t)>& failed) {
  std::vector<ProjectJobs> projects;
  std::map<const Setup*, std::size_t> known;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const Setup* setup = jobs[i].setup;
    const auto [at, is_new] = known.try_emplace(setup, projects.size());
    if (is_new) {
      const bool complete = setup->config().workspace_complete;
      projects.push_back({setup, {}, complete ? Extent::whole : Extent::part});
    }
    ProjectJobs& project = projects[at->second];
    project.files.push_back(i);
    if (!jobs[i].whole_project || failed(i)) project.extent = Extent::part;
  }
  return projects;
}

}  // namespace posturelint
