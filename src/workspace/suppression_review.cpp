// SPDX-License-Identifier: Apache-2.0
#include "workspace/suppression_review.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "workspace/config_lookup.h"

namespace posturelint {
namespace {

namespace fs = std::filesystem;

/// The folders of a glob before its first wildcard: where all that it means lies.
std::string fixed_folder(std::string_view glob) {
  const bool anchored = glob.find('/') < glob.size() - (glob.ends_with('/') ? 1U : 0U);
  if (!anchored) return "";
  if (glob.starts_with('/')) glob.remove_prefix(1);
  const std::size_t wild = std::min(glob.find_first_of("*?[\\"), glob.size());
  const std::size_t slash = glob.substr(0, wild).rfind('/');
  return slash == std::string_view::npos ? "" : std::string(glob.substr(0, slash));
}

fs::path real(const std::string& path) {
  std::error_code ignored;
  const fs::path given = path.empty() ? fs::path(".") : fs::path(path);
  fs::path out = fs::weakly_canonical(fs::absolute(given, ignored), ignored);
  return out.has_filename() ? out : out.parent_path();
}

bool lies_in(const fs::path& path, const fs::path& folder) {
  const auto [end, at] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

}  // namespace

SuppressionReview::SuppressionReview(std::span<const ReviewedFile> files,
                                     const Discovery& discovery) {
  bool complete = discovery.failures.empty();
  for (const ReviewedFile& file : files) {
    const Setup* setup = file.job->setup;
    const SourcePtr& source = setup->config().source;
    if (file.report == nullptr) complete = false;
    if (source == nullptr || setup->config().suppressions.empty()) continue;
    Entry& entry = by_config_[source->name()];
    entry.setup = setup;
    if (file.report != nullptr) entry.use.add_entries(file.report->use);
  }

  std::vector<fs::path> searched;
  for (const std::string& folder : discovery.searched) searched.push_back(real(folder));
  for (auto& [name, entry] : by_config_) {
    for (const Suppression& suppression : entry.setup->config().suppressions) {
      const fs::path needed = real(join_path(folder_of(name), fixed_folder(suppression.path)));
      entry.covered.push_back(complete &&
                              std::ranges::any_of(searched, [&](const fs::path& folder) {
                                return lies_in(needed, folder);
                              }));
    }
  }
}

std::vector<FileReport> SuppressionReview::reports() const {
  std::vector<FileReport> reports;
  for (const auto& [name, entry] : by_config_) {
    FileReport report = check_suppression_entries(entry.setup->rules, entry.use, entry.covered);
    if (!report.findings.empty()) reports.push_back(std::move(report));
  }
  return reports;
}

std::vector<SuppressionReview::Pruned> SuppressionReview::pruned() const {
  std::vector<Pruned> out;
  for (const auto& [name, entry] : by_config_) {
    auto pruned = prune_suppression_entries(entry.setup->rules, entry.use, entry.covered);
    if (!pruned) continue;
    out.push_back({entry.setup->config().source, Source::from_string(name, std::move(pruned->text)),
                   pruned->removed});
  }
  return out;
}

}  // namespace posturelint
