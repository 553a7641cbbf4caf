// SPDX-License-Identifier: Apache-2.0
#include "report/sarif_results.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/count_of.h"

namespace posturelint {
namespace {

/// The larger, the more it matters.
int weight_of(const SarifResult& result) {
  if (result.file == nullptr) return 0;
  if (result.is_silenced) return 1;
  return 2 + static_cast<int>(result.finding()->severity);
}

}  // namespace

const Finding* SarifResult::finding() const {
  if (file == nullptr) return nullptr;
  return is_silenced ? &file->suppressed[index].finding : &file->findings[index];
}

const SuppressedFinding* SarifResult::silenced() const {
  return is_silenced ? &file->suppressed[index] : nullptr;
}

std::vector<SarifResult> sarif_results(const RunReport& report, SarifProfile profile) {
  const bool with_silenced = profile == SarifProfile::standard;
  std::vector<SarifResult> results;
  for (const FileReport& file : report.files) {
    for (std::size_t i = 0; i < file.findings.size(); ++i) results.push_back({&file, i, false});
    if (!with_silenced) continue;
    for (std::size_t i = 0; i < file.suppressed.size(); ++i) results.push_back({&file, i, true});
  }
  if (with_silenced && report.baseline) {
    for (std::size_t i = 0; i < report.baseline->absent.size(); ++i) {
      results.push_back({nullptr, i, false});
    }
  }
  return results;
}

std::vector<SarifResult> most_severe(const std::vector<SarifResult>& results, std::size_t count) {
  if (count >= results.size()) return results;
  std::vector<std::size_t> order(results.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater(),
                           [&](std::size_t i) { return weight_of(results[i]); });
  order.resize(count);
  std::ranges::sort(order);
  std::vector<SarifResult> kept;
  kept.reserve(count);
  for (const std::size_t i : order) kept.push_back(results[i]);
  return kept;
}

std::string left_out_of_sarif(const std::vector<SarifResult>& results, std::size_t kept) {
  if (kept < results.size()) {
    return fmt::format(
        "the SARIF log leaves out {} of {} results, the least severe: code scanning takes {} at "
        "most, and {} MB compressed",
        results.size() - kept, results.size(), kMaxSarifResults, kMaxSarifUpload / 1'000'000);
  }
  std::size_t notes = 0;
  std::size_t steps = 0;
  for (const SarifResult& result : results) {
    if (const Finding* finding = result.finding()) {
      notes += finding->notes.size() - std::min(finding->notes.size(), kMaxSarifLocations - 1);
      steps += finding->trail.size() - std::min(finding->trail.size(), kMaxSarifSteps);
    }
  }
  if (notes > 0) {
    return fmt::format(
        "the SARIF log leaves out {} related locations: code scanning takes {} locations of a "
        "result",
        notes, kMaxSarifLocations);
  }
  if (steps == 0) return {};
  return fmt::format(
      "the SARIF log leaves out {} of the way of a sign-in: code scanning takes {} of a result",
      count_of(steps, "step"), kMaxSarifSteps);
}

}  // namespace posturelint
