// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/lint.h"
#include "engine/rule.h"
#include "engine/rule_set.h"
#include "workspace/revision.h"

namespace posturelint {

/// A finding that a baseline knows: what it was about, and the hashes of its Fingerprints.
struct BaselineEntry {
  std::string rule;
  /// Relative to the folder of the baseline.
  std::string path;
  std::string pointer;
  std::string message;
  std::string line;
  std::string value;
};

/// What comparing a run with a baseline gave.
struct BaselineOutcome {
  std::string file;
  /// How many findings it has; they are among the silenced ones.
  std::size_t known = 0;
  /// What it has and the run should have found, but did not.
  std::vector<BaselineEntry> absent;
};

/// What a run found, ready to be rendered.
struct RunReport {
  /// In the order of their paths; files without findings may be left out.
  std::vector<FileReport> files;
  /// Jobs that could not be done, in the order in which they are to be told.
  std::vector<Error> failures;
  /// How many files were linted, those without findings included.
  std::size_t files_checked = 0;
  /// Every rule of this program, sorted by id, whether on or off.
  std::span<const Rule> rules;
  /// The severities of this run; null: the rules' own.
  const RuleSet* rule_set = nullptr;
  /// `0.1.0`
  std::string tool_version;
  /// Nothing: there is no baseline.
  std::optional<BaselineOutcome> baseline = {};
  /// The state of the repository that was looked at; nothing: not known.
  std::optional<Revision> revision = {};
  /// Where the program is at home on the web, without a slash at the end; empty: nowhere.
  std::string homepage = {};
};

/// For whom a SARIF log is written.
enum class SarifProfile : std::uint8_t {
  standard,  // all there is to say
  github,    // what code scanning makes an alert of: it has no use for what is silenced
};
constexpr std::string_view to_string(SarifProfile profile) {
  return profile == SarifProfile::github ? "github" : "standard";
}

/// How to render. Formats for machines look only at working_directory.
struct ReportOptions {
  /// Write ANSI colours.
  bool color = false;
  /// Only the first line of each finding: no source, no notes, no fix, no summary.
  bool quiet = false;
  /// A table of rules with their counts after the findings.
  bool statistics = false;
  /// Columns that a line of source may take before it is cropped.
  std::size_t width = 120;
  /// The absolute folder that relative paths are relative to; formats that want paths relative to
  /// the project make absolute paths below it relative. Empty: leave paths alone.
  std::string working_directory = {};
  /// The least severity that fails the run; nothing: none does. Formats that only know passed and
  /// failed go by it.
  std::optional<Severity> fail_on = Severity::warning;
  SarifProfile sarif_profile = SarifProfile::standard;
};

/// How many there are of what. One finding per cause, so these are counts of defects.
struct FindingCounts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  /// Files with at least one finding.
  std::size_t files = 0;
  std::size_t fixable_safe = 0;
  std::size_t fixable_unsafe = 0;
  /// Silenced by a comment or the configuration; not among the others.
  std::size_t suppressed = 0;
  /// Known from the baseline; not among the others.
  std::size_t known = 0;

  [[nodiscard]] std::size_t total() const { return errors + warnings + infos; }
};
FindingCounts count_findings(const RunReport& report);

}  // namespace posturelint
