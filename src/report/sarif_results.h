// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/report.h"

namespace posturelint {

// What code scanning takes; it refuses a log with more as a whole.
inline constexpr std::size_t kMaxSarifResults = 25'000;
/// Of one result, its own included.
inline constexpr std::size_t kMaxSarifLocations = 1'000;
/// Of the way of one result.
inline constexpr std::size_t kMaxSarifSteps = 1'000;
/// Compressed by gzip.
inline constexpr std::size_t kMaxSarifUpload = 10'000'000;

/// A result of a log.
struct SarifResult {
  /// Null: only the baseline has it.
  const FileReport* file = nullptr;
  /// Among the file's findings or its silenced ones; of the baseline, among what is absent.
  std::size_t index = 0;
  bool is_silenced = false;

  /// Null: only the baseline has it.
  [[nodiscard]] const Finding* finding() const;
  [[nodiscard]] const SuppressedFinding* silenced() const;
};

/// What a log for the profile is about, file by file, what only the baseline has at the end.
std::vector<SarifResult> sarif_results(const RunReport& report, SarifProfile profile);

/// The `count` results that matter most, in their order: the most severe, of equals the first; what
/// is silenced matters less than what is not, and what is gone least.
std::vector<SarifResult> most_severe(const std::vector<SarifResult>& results, std::size_t count);

/// What the limits keep out of a log with `kept` of the results, as one clause; empty: nothing.
std::string left_out_of_sarif(const std::vector<SarifResult>& results, std::size_t kept);

}  // namespace posturelint
