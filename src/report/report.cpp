// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"

namespace posturelint {

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
