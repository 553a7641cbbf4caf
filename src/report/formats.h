// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace posturelint {

/// A report as text, and what its reader's limits kept out of it.
struct Rendering {
  std::string text;
  /// For the person who ran the program, as one clause; empty: nothing is left out.
  std::string left_out = {};
};

// One file per format: report/<name>.cpp. Same input, same bytes; always valid, whatever the files
// that were looked at hold.
std::string render_text(const RunReport& report, const ReportOptions& options);
std::string render_json(const RunReport& report, const ReportOptions& options);
Rendering render_sarif(const RunReport& report, const ReportOptions& options);
std::string render_github(const RunReport& report, const ReportOptions& options);
std::string render_markdown(const RunReport& report, const ReportOptions& options);
std::string render_gitlab(const RunReport& report, const ReportOptions& options);
std::string render_junit(const RunReport& report, const ReportOptions& options);
std::string render_checkstyle(const RunReport& report, const ReportOptions& options);
std::string render_rdjson(const RunReport& report, const ReportOptions& options);
std::string render_rdjsonl(const RunReport& report, const ReportOptions& options);

/// `--format NAME`.
struct ReportFormat {
  std::string_view name;
  /// One clause for --help, lower case.
  std::string_view summary;
  Rendering (*render)(const RunReport&, const ReportOptions&);
};

template <std::string (*Render)(const RunReport&, const ReportOptions&)>
Rendering render_all(const RunReport& report, const ReportOptions& options) {
  return {Render(report, options)};
}

/// In the order in which --help lists them; the first is the default.
inline constexpr ReportFormat kReportFormats[] = {
    {"text", "for people: message, source line, notes and fix", render_all<render_text>},
    {"json", "for programs: schemas/report.schema.json describes it", render_all<render_json>},
    {"sarif", "SARIF 2.1.0, for code scanning", render_sarif},
    {"github", "annotations and log of GitHub Actions", render_all<render_github>},
    {"markdown", "a short summary, for a job's page or a comment", render_all<render_markdown>},
    {"gitlab", "Code Quality of GitLab", render_all<render_gitlab>},
    {"junit", "JUnit XML, for Jenkins, GitLab, Azure", render_all<render_junit>},
    {"checkstyle", "Checkstyle XML, for Jenkins and many others", render_all<render_checkstyle>},
    {"rdjson", "for reviewdog, with suggestions", render_all<render_rdjson>},
    {"rdjsonl", "the same, one line per finding", render_all<render_rdjsonl>},
};

/// Null when there is no such format.
const ReportFormat* find_format(std::string_view name);

}  // namespace posturelint
