// SPDX-License-Identifier: Apache-2.0
#include "engine/run_example.h"

#include <algorithm>
#include <utility>

namespace posturelint {

FileReport lint_example(const Example& example, std::string text, const RuleSet& rules,
                        const SchemaStore& schemas) {
  return lint(Source::from_string(std::string(example.file), std::move(text)),
              host_kind(example.file), rules, schemas);
}

std::vector<Finding> only(const Rule& rule, std::vector<Finding> findings) {
  std::erase_if(findings, [&](const Finding& finding) { return finding.rule != rule.id; });
  return findings;
}

std::vector<Span> spans_of(const std::vector<Finding>& findings) {
  std::vector<Span> spans;
  for (const Finding& finding : findings) spans.push_back(finding.span);
  std::ranges::sort(spans);
  return spans;
}

std::string fix_example(const Rule& rule, const Example& example, std::string text,
                        const RuleSet& rules, const SchemaStore& schemas) {
  for (int round = 0; round < kMaxFixRounds; ++round) {
    const auto findings = only(rule, lint_example(example, text, rules, schemas).findings);
    FixedText fixed = apply_fixes(text, findings, Applicability::unsafe);
    if (fixed.applied == 0) break;
    text = std::move(fixed.text);
  }
  return text;
}

}  // namespace posturelint
