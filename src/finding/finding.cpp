// SPDX-License-Identifier: Apache-2.0
#include "finding/finding.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "text/utf8.h"

namespace posturelint {

void make_messages_valid(Finding& finding) {
  replace_invalid_utf8(finding.message);
  for (Note& note : finding.notes) replace_invalid_utf8(note.message);
  for (Note& step : finding.trail) replace_invalid_utf8(step.message);
  if (finding.fix) replace_invalid_utf8(finding.fix->title);
}

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

namespace {

/// Whether an edit conflicts with one of those taken, which do not conflict among themselves: then
/// only its neighbours can.
bool conflicts_with_any(const Edit& edit, const std::set<Span>& taken) {
  auto other = taken.lower_bound(edit.span);
  if (other != taken.begin() && conflicts(edit, {*std::prev(other), ""})) return true;
  for (; other != taken.end() && other->begin <= edit.span.end; ++other) {
    if (conflicts(edit, {*other, ""})) return true;
  }
  return false;
}

}  // namespace

FixedText apply_fixes(std::string_view text, const std::vector<Finding>& findings,
                      Applicability up_to) {
  std::vector<Edit> taken;
  std::set<Span> places;
  std::size_t applied = 0;
  for (const Finding& finding : findings) {
    if (!finding.fix || finding.fix->edits.empty()) continue;
    if (finding.fix->applicability > up_to) continue;
    const auto& edits = finding.fix->edits;
    if (std::ranges::any_of(edits, [&](const Edit& e) { return conflicts_with_any(e, places); })) {
      continue;
    }
    taken.insert(taken.end(), edits.begin(), edits.end());
    for (const Edit& edit : edits) places.insert(edit.span);
    ++applied;
  }
  return {apply_edits(text, taken), applied};
}

}  // namespace posturelint
