// SPDX-License-Identifier: Apache-2.0
#include "engine/complete_report.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/suppress.h"

namespace posturelint {
namespace {

/// What the findings of `from` take the place of.
using Absorbed = std::vector<std::pair<std::string_view, Span>>;

void collect_absorbed(const std::vector<Finding>& from, const RuleSet& rules, Absorbed& absorbed) {
  for (const Finding& finding : from) {
    const Rule* rule = rules.find(finding.rule);
    if (rule == nullptr) continue;
    for (const std::string_view id : rule->absorbs) {
      absorbed.emplace_back(id, finding.span);
      for (const Note& note : finding.notes) {
        if (!note.source) absorbed.emplace_back(id, note.span);
      }
    }
  }
}

/// One cause, one finding: a rule that knows more takes the place of the one it names.
void absorb(std::vector<Finding>& known, std::vector<Finding>& found, const RuleSet& rules) {
  Absorbed absorbed;
  collect_absorbed(known, rules, absorbed);
  collect_absorbed(found, rules, absorbed);
  if (absorbed.empty()) return;
  std::ranges::sort(absorbed);
  const auto is_absorbed = [&](const Finding& finding) {
    return std::ranges::binary_search(
        absorbed, std::pair<std::string_view, Span>(finding.rule, finding.span));
  };
  std::erase_if(known, is_absorbed);
  std::erase_if(found, is_absorbed);
}

/// Gives every finding the severity this run wants, and drops what is switched off.
void set_severities(std::vector<Finding>& findings, const RuleSet& rules) {
  std::erase_if(findings, [&](Finding& finding) {
    const Rule* rule = rules.find(finding.rule);
    if (rule == nullptr) return false;
    const auto severity = rules.severity(*rule);
    if (!severity) return true;
    if (rules.is_configured(*rule)) finding.severity = *severity;
    return false;
  });
}

/// The same finding twice is one, silenced or not.
void sort_and_deduplicate(std::vector<SuppressedFinding>& suppressed) {
  std::ranges::stable_sort(suppressed, report_order, &SuppressedFinding::finding);
  const auto same = [](const SuppressedFinding& a, const SuppressedFinding& b) {
    return !report_order(a.finding, b.finding) && !report_order(b.finding, a.finding);
  };
  const auto repeated = std::unique(suppressed.begin(), suppressed.end(), same);
  suppressed.erase(repeated, suppressed.end());
}

}  // namespace

void complete_report(FileReport& report, std::vector<Finding> found, const SuppressionScope& scope,
                     const RuleSet& rules) {
  if (found.empty()) return;
  for (Finding& finding : found) {
    make_messages_valid(finding);
    if (finding.fix && finding.fix->edits.empty()) finding.fix.reset();
  }
  absorb(report.findings, found, rules);
  set_severities(found, rules);
  suppress(found, report.suppressed, report.use, scope, rules);
  report.findings.insert(report.findings.end(), std::make_move_iterator(found.begin()),
                         std::make_move_iterator(found.end()));
  sort_and_deduplicate(report.findings);
  sort_and_deduplicate(report.suppressed);
}

}  // namespace posturelint
