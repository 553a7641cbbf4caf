// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/command_line.h"
#include "cli/lint_options.h"
#include "report/formats.h"

namespace posturelint::cli {

/// One report of a run.
struct ReportTarget {
  const ReportFormat* format = nullptr;
  /// Nothing: standard output.
  std::optional<std::string> file;
};

/// What --format, --output, --sarif-profile and --statistics ask for.
struct ReportRequest {
  /// At most one goes to standard output, and no two to one file.
  std::vector<ReportTarget> targets;
  SarifProfile sarif_profile = SarifProfile::standard;
  bool statistics = false;

  [[nodiscard]] bool has(std::string_view format) const;
};

extern const OptionGroup kReportOptions;

/// The error is for print_usage_error().
Result<ReportRequest> read_report_request(const Arguments& arguments);

/// Renders and writes the reports one after the other. What a reader's limits keep out of one is
/// told on standard error. Returns why reports were not written.
std::vector<Error> write_reports(const RunReport& report, const ReportRequest& request,
                                 const LintRequest& lint);

}  // namespace posturelint::cli
