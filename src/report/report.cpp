// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"

#include <algorithm>
#include <iterator>

#include "report/formats.h"

namespace posturelint {
namespace {

constexpr ReportFormat kFormats[] = {
    {"text", "for people: message, source line, notes and fix", render_text},
    {"json", "for programs: schemas/report.schema.json describes it", render_json},
    {"sarif", "SARIF 2.1.0, for code scanning", render_sarif},
    {"github", "annotations of GitHub Actions", render_github},
};

}  // namespace

std::span<const ReportFormat> report_formats() { return kFormats; }

const ReportFormat* find_format(std::string_view name) {
  const auto* format = std::ranges::find(kFormats, name, &ReportFormat::name);
  return format == std::end(kFormats) ? nullptr : format;
}

FindingCounts count_findings(const RunReport& report) {
  FindingCounts counts;
  for (const FileReport& file : report.files) {
    for (const SuppressedFinding& silenced : file.suppressed) {
      ++(silenced.by == Silencer::baseline ? counts.known : counts.suppressed);
    }
    if (!file.findings.empty()) ++counts.files;
    for (const Finding& finding : file.findings) {
      switch (finding.severity) {
        case Severity::error:
          ++counts.errors;
          break;
        case Severity::warning:
          ++counts.warnings;
          break;
        case Severity::info:
          ++counts.infos;
          break;
      }
      if (!finding.fix || finding.fix->edits.empty()) continue;
      const bool safe = finding.fix->applicability == Applicability::safe;
      ++(safe ? counts.fixable_safe : counts.fixable_unsafe);
    }
  }
  return counts;
}

}  // namespace posturelint
