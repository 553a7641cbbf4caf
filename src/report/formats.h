// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/report.h"

namespace posturelint {

/// For people: report/text.cpp.
std::string render_text(const RunReport& report, const ReportOptions& options);
/// For programs, described by schemas/report.schema.json: report/json.cpp.
std::string render_json(const RunReport& report, const ReportOptions& options);
/// SARIF 2.1.0: report/sarif.cpp.
std::string render_sarif(const RunReport& report, const ReportOptions& options);
/// Workflow commands of GitHub Actions: report/github.cpp.
std::string render_github(const RunReport& report, const ReportOptions& options);

}  // namespace posturelint
