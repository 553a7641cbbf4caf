// SPDX-License-Identifier: Apache-2.0
#include "tests/rules/run_example.h"

#include <deque>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "engine/example.h"
#include "engine/lint_project.h"
#include "extract/extract.h"
#include "rules/builtin_rules.h"

namespace posturelint::test {
namespace {

/// Compiling the schemas is slow under sanitizers, so all tests of a process share them.
const SchemaStore& newest_schemas() {
  static const SchemaStore schemas(known_releases().back());
  return schemas;
}

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

FileReport lint_with_all_rules(const Example& example, std::string text) {
  const auto config = parse_config(
      Source::from_string(".posturelint.yaml", std::string(example.config)), rules::builtin());
  if (!config) throw std::invalid_argument(config.error().what);
  const RuleSet rules(rules::builtin(), *config, {}, {}, parse_civil_date(example.today));

  const auto parts = example_files(text, example.file);
  std::deque<FileReport> reports;
  std::deque<FileFacts> facts;
  std::vector<ProjectFile> project;
  for (const ExampleFile& part : parts) {
    const auto source = Source::from_string(std::string(part.name), std::string(part.text));
    const Analysis analysis = analyze(source, host_kind(part.name));
    project.push_back({&reports.emplace_back(lint(analysis, rules, newest_schemas())),
                       &facts.emplace_back(extract_facts(analysis))});
  }
  lint_project(project, rules, config->workspace_complete ? Coverage::whole : Coverage::part);

  FileReport all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto offset = static_cast<std::uint32_t>(parts[i].text.data() - text.data());
    for (Finding& finding : reports[i].findings) shift(finding, offset);
    all.findings.insert(all.findings.end(), std::make_move_iterator(reports[i].findings.begin()),
                        std::make_move_iterator(reports[i].findings.end()));
    all.suppressed += reports[i].suppressed;
    all.resources += reports[i].resources;
  }
  all.source = Source::from_string(std::string(example.file), std::move(text));
  return all;
}

std::vector<Finding> only(const Rule& rule, std::vector<Finding> findings) {
  std::erase_if(findings, [&](const Finding& finding) { return finding.rule != rule.id; });
  return findings;
}

std::string fix_all(const Rule& rule, const Example& example, std::string text) {
  for (int round = 0; round < kMaxFixRounds; ++round) {
    const auto findings = only(rule, lint_with_all_rules(example, text).findings);
    FixedText fixed = apply_fixes(text, findings, Applicability::unsafe);
    if (fixed.applied == 0) break;
    text = std::move(fixed.text);
  }
  return text;
}

}  // namespace posturelint::test
