// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/fingerprint.h"
#include "report/report.h"
#include "text/source.h"

namespace posturelint {

/// Findings that are known, from a file. Sorted; equal entries stand for as many findings.
struct Baseline {
  std::vector<BaselineEntry> entries;
};

/// Reads what write_baseline() wrote. The error is `path:line:column: what`.
Result<Baseline> read_baseline(const Source& source);

/// A JSON text with one line for each entry, in an order that does not depend on that of the run:
/// what changes in the findings changes few lines.
std::string write_baseline(std::vector<BaselineEntry> entries);

/// What a baseline needs to know of a run.
struct BaselineRun {
  /// A file's name as the baseline has it.
  std::function<std::string(std::string_view name)> path_of;
  /// True when the run would have found the entry again, were it still there.
  std::function<bool(const BaselineEntry&)> covers;
};

/// Moves the findings that the baseline has from each file's findings to its silenced ones, and
/// says in `report.baseline` how many there are and which entries no longer occur. An entry is
/// found again in the same file by the value it is about or by its line, in another file (it was
/// moved, or renamed) by the value, and where the policy has no name by both. Each entry stands for
/// one finding. Returns what of the baseline is to be kept.
std::vector<BaselineEntry> apply_baseline(RunReport& report, const Baseline& baseline,
                                          const BaselineRun& run);

/// An entry for every finding of a run that is not silenced.
std::vector<BaselineEntry> baseline_entries(const RunReport& report, const BaselineRun& run);

}  // namespace posturelint
