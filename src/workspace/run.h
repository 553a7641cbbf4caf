// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "engine/facts.h"
#include "engine/lint.h"
#include "finding/finding.h"
#include "workspace/discovery.h"

namespace posturelint {

struct RunOptions {
  /// How many threads work; at least 1. The outcome does not depend on it.
  std::size_t threads = 1;
  /// Called now and then, with how many files are done, by the thread that waits; may be empty.
  std::function<void(std::size_t done)> progress = {};
  /// Called once by each thread that works, before its first file; may be empty.
  std::function<void()> thread_begins = {};
  /// Files of the same projects that are read only for what they tell about the jobs. One that
  /// cannot be read makes its project incomplete, and is not told of.
  std::span<const FileJob> context = {};
};

/// What came of one job: a report, or the reason why there is none.
struct FileOutcome {
  FileReport report;
  std::optional<Error> failure;
  /// What the file told its project; empty when no rule asks.
  FileFacts facts = {};
};

/// Reads and lints the files, each by itself and then all of one configuration together; outcome i
/// is that of job i. Behind these are the outcomes of files of the context, with what was found in
/// them that points to the file of a job. The source of a file without findings, suppressed ones
/// included, is let go (null), and while the files are read those that hold nothing of ours: memory
/// grows with the policies there are.
std::vector<FileOutcome> lint_files(std::span<const FileJob> jobs, const RunOptions& options);

/// What came of fixing one file.
struct FixOutcome {
  /// What the text as it is now (or would be) still has.
  FileReport remaining;
  std::optional<Error> failure;
  /// How many findings the fixes cure.
  std::size_t applied = 0;
  /// Before and after; null when nothing changed.
  SourcePtr before;
  SourcePtr after;
};

enum class Writing : bool { preview, in_place };

/// Fixes the files, each by itself and then all of one configuration together; those that change
/// are replaced one by one, each as a whole, unless it is a preview. Standard input and the context
/// are never written; of the latter there are outcomes as lint_files() gives them.
std::vector<FixOutcome> fix_files(std::span<const FileJob> jobs, Applicability up_to,
                                  Writing writing, const RunOptions& options);

}  // namespace posturelint
