// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/lint.h"
#include "engine/suppression_entries.h"
#include "workspace/discovery.h"

namespace posturelint {

/// A job and what came of it; no report: it could not be done.
struct ReviewedFile {
  const FileJob* job = nullptr;
  const FileReport* report = nullptr;
};

/// Looks at the `suppressions:` of the configurations of a run once all of its files are linted.
/// An entry that silenced nothing is only reported when the run saw every file it could be good
/// for: the folder in which those lie was searched, and nothing failed.
class SuppressionReview {
 public:
  SuppressionReview(std::span<const ReviewedFile> files, const Discovery& discovery);

  /// One report for each configuration that has something to report, sorted by path.
  [[nodiscard]] std::vector<FileReport> reports() const;

  /// What a configuration would be after its fixes.
  struct Pruned {
    SourcePtr before;
    SourcePtr after;
    std::size_t removed = 0;
  };
  [[nodiscard]] std::vector<Pruned> pruned() const;

 private:
  struct Entry {
    const Setup* setup = nullptr;
    SuppressionUse use;
    std::vector<bool> covered;
  };
  std::map<std::string, Entry> by_config_;  // by the configuration's name
};

}  // namespace posturelint
