// SPDX-License-Identifier: Apache-2.0
#include "finding/finding.h"

#include <algorithm>
#include <tuple>

namespace posturelint {
bool report_order(const Finding& a, const Finding& b) {
  const auto key = [](const Finding& f) {
    return std::make_tuple(f.span.begin, f.span.end, -static_cast<int>(f.severity),
                           std::string_view(f.rule), std::string_view(f.message));
  };
  return key(a) < key(b);
}

void sort_and_deduplicate(std::vector<Finding>& findings) {
  std::ranges::stable_sort(findings, report_order);
  const auto same = [](const Finding& a, const Finding& b) {
    return a.span == b.span && a.rule == b.rule && a.message == b.message;
  };
  const auto repeated = std::unique(findings.begin(), findings.end(), same);
  findings.erase(repeated, findings.end());
}

FixedText apply_fixes(std::string_view text, const std::vector<Finding>& findings,
                      Applicability up_to) {
  std::vector<Edit> taken;
  std::size_t applied = 0;
  for (const Finding& finding : findings) {
    if (!finding.fix || finding.fix->edits.empty()) continue;
    if (finding.fix->applicability > up_to) continue;
    const auto clashes = [&taken](const Edit& edit) {
      return std::ranges::any_of(taken, [&](const Edit& other) { return conflicts(edit, other); });
    };
    if (std::ranges::any_of(finding.fix->edits, clashes)) continue;
    taken.insert(taken.end(), finding.fix->edits.begin(), finding.fix->edits.end());
    ++applied;
  }
  return {apply_edits(text, taken), applied};
}

}  // namespace posturelint
