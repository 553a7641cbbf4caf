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
#include "workspace/policy_files.h"
#include "workspace/simulation_report.h"

namespace posturelint {

/// The end of the names of files of cases.
inline constexpr std::string_view kCasesSuffix = ".cases.json";

/// What came of one case.
struct CaseResult {
  std::string name;
  FilePlace place;
  std::string policy;
  bool passed = false;
  std::string expected;
  std::string got;
  /// Of the rule that decides, when it is known which.
  std::optional<FilePlace> decided_at;
  std::vector<ReportedUntold> untold;
  std::vector<Question> assumed;
};

/// A part of a policy that no case would miss.
struct UntestedPart {
  enum class Kind : std::uint8_t {
    rule_not_reached,  // no case is decided by it
    rule_not_missed,   // deleting it fails no case
    // Deleting the condition fails no case, though there is a sign-in that only it keeps out.
    condition_not_missed
  } kind = Kind::rule_not_reached;
  std::string rule;     // in quotes, or its place
  std::string pointer;  // of the condition, below the rule
  FilePlace place;
};
std::string_view to_string(UntestedPart::Kind kind);

struct PolicyTestReport {
  std::vector<CaseResult> cases;  // by file, in the order of the text
  /// Of policies that some case is about.
  std::vector<UntestedPart> untested;
  std::size_t rules = 0;
  std::size_t conditions = 0;
  /// False: deleting everything in turn took too long; `untested` may lack some.
  bool is_complete = true;
  /// Mistakes in files of cases, as `path:line:column: error: what`.
  std::vector<std::string> mistakes;

  [[nodiscard]] std::size_t failed() const;
};

/// Runs all cases in the files below `paths`, against the policies below them. A file of cases
/// named as such is run against the policies of its folder. The error: a configuration that cannot
/// be read.
Result<PolicyTestReport> test_policies(std::span<const std::string> paths, ConfigLookup& configs,
                                       const RunOptions& options, std::vector<Error>& failures);

}  // namespace posturelint
