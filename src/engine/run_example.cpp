// SPDX-License-Identifier: Apache-2.0
#include "engine/run_example.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <iterator>
#include <utility>

#include "engine/example.h"
#include "engine/facts.h"
#include "engine/lint_project.h"

namespace posturelint {

namespace {

/// From a place in a file of the example to one in its whole text.
void shift(Finding& finding, std::uint32_t offset) {
  const auto move = [offset](Span& span) { span = {span.begin + offset, span.end + offset}; };
  move(finding.span);
  for (Note& note : finding.notes) {
    if (note.source == nullptr) move(note.span);
  }
  if (!finding.fix) return;
  for (Edit& edit : finding.fix->edits) move(edit.span);
}

}  // namespace

FileReport lint_example(const Example& example, std::string text, const RuleSet& rules,
                        const SchemaStore& schemas) {
  const auto parts = example_files(text, example.file);
  std::deque<FileReport> reports;
  std::deque<FileFacts> facts;
  std::vector<ProjectFile> project;
  for (const ExampleFile& part : parts) {
    const auto source = Source::from_string(std::string(part.name), std::string(part.text));
    const Analysis analysis = analyze(source, host_kind(part.name));
    project.push_back({&reports.emplace_back(lint(analysis, rules, schemas)),
                       &facts.emplace_back(extract_facts(analysis))});
  }
  lint_project(project, rules, rules.config().workspace_complete ? Extent::whole : Extent::part);

  FileReport all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto offset = static_cast<std::uint32_t>(parts[i].text.data() - text.data());
    for (Finding& finding : reports[i].findings) shift(finding, offset);
    all.findings.insert(all.findings.end(), std::make_move_iterator(reports[i].findings.begin()),
                        std::make_move_iterator(reports[i].findings.end()));
    all.suppressed.insert(all.suppressed.end(), reports[i].suppressed.begin(),
                          reports[i].suppressed.end());
    all.use.add_entries(reports[i].use);
    all.resources += reports[i].resources;
  }
  all.source = Source::from_string(std::string(example.file), std::move(text));
  return all;
}

std::vector<Finding> only(const Rule& rule, std::vector<Finding> findings) {
  std::erase_if(findings, [&](const Finding& finding) { return finding.rule != rule.id; });
  return findings;
}

std::vector<Span> spans_of(const std::vector<Finding>& findings) {
  std::vector<Span> spans;
  spans.reserve(findings.size());
  for (const Finding& finding : findings) spans.push_back(finding.span);
  std::ranges::sort(spans);
  return spans;
}

std::string fix_example(const Rule& rule, const Example& example, std::string text,
                        const RuleSet& rules, const SchemaStore& schemas) {
  return apply_until_clean(std::move(text), [&](const std::string& current) {
    return only(rule, lint_example(example, current, rules, schemas).findings);
  });
}

std::string apply_until_clean(std::string text,
                              const std::function<std::vector<Finding>(const std::string&)>& find) {
  for (int round = 0; round < kMaxFixRounds; ++round) {
    FixedText fixed = apply_fixes(text, find(text), Applicability::unsafe);
    if (fixed.applied == 0) break;
    text = std::move(fixed.text);
  }
  return text;
}

}  // namespace posturelint
