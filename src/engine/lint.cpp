// SPDX-License-Identifier: Apache-2.0
#include "engine/lint.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/complete_report.h"
#include "engine/reporter.h"
#include "engine/suppression_comments.h"
#include "engine/to_host.h"
#include "schema/check.h"

namespace posturelint {
namespace {

/// Moves `from` to the end of `to`.
void append(std::vector<Finding>& to, std::vector<Finding> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Most rules find nothing in most files.
void take_from(Reporter& reporter, std::vector<Finding>& out) {
  if (!reporter.empty()) append(out, reporter.take());
}

/// A JSON text that holds nothing of ours may be anything (a compiler's settings with comments in
/// it): its syntax is not our business, unless the user named the file.
bool speaks_of_us(const Analysis& analysis, std::size_t fragment) {
  const auto& fragments = analysis.extraction.fragments;
  if (fragments[fragment].request) return true;
  return std::ranges::any_of(analysis.resources, [&](const Resource& resource) {
    return resource.kind != ResourceKind::other_policy &&
           resource.node.tree() == &analysis.documents[fragment].tree();
  });
}

void add_syntax_findings(const Analysis& analysis, Scope scope, std::vector<Finding>& out) {
  for (std::size_t i = 0; i < analysis.documents.size(); ++i) {
    const auto& findings = analysis.documents[i].findings();
    if (findings.empty()) continue;
    if (scope == Scope::discovered && !speaks_of_us(analysis, i)) continue;
    for (Finding finding : findings) {
      carry_to_host(finding, analysis.extraction.fragments[i]);
      out.push_back(std::move(finding));
    }
  }
}

void add_schema_findings(const Analysis& analysis, const SchemaStore& schemas,
                         std::vector<Finding>& out) {
  for (const Resource& resource : analysis.resources) {
    std::vector<Finding> findings = check_schema(resource, schemas);
    if (findings.empty()) continue;
    const Fragment& fragment = analysis.fragment_of(resource.node);
    for (Finding& finding : findings) {
      finding.resource = label_of(resource);
      carry_to_host(finding, fragment);
    }
    append(out, std::move(findings));
  }
}

void add_rule_findings(const Analysis& analysis, const RuleSet& rules, PolicyStudies& policies,
                       std::vector<Finding>& out) {
  for (const Resource& resource : analysis.resources) {
    for (const Rule* rule : rules.resource_rules(resource.kind)) {
      Reporter reporter(*rule, rules, analysis, policies, &resource);
      rule->check(resource, reporter);
      take_from(reporter, out);
    }
  }
  for (const Request& request : analysis.extraction.requests) {
    for (const Rule* rule : rules.request_rules()) {
      Reporter reporter(*rule, rules, analysis, policies, nullptr);
      rule->check_request(request, reporter);
      take_from(reporter, out);
    }
  }
  if (analysis.extraction.fragments.empty() && analysis.extraction.requests.empty()) return;
  for (const Rule* rule : rules.file_rules()) {
    Reporter reporter(*rule, rules, analysis, policies, nullptr);
    rule->check_file(analysis, reporter);
    take_from(reporter, out);
  }
}

}  // namespace

FileReport lint(const SourcePtr& source, HostKind host, const RuleSet& rules,
                const SchemaStore& schemas, Scope scope) {
  return lint(analyze(source, host), rules, schemas, scope);
}

FileReport lint(const Analysis& analysis, const RuleSet& rules, const SchemaStore& schemas,
                Scope scope, PolicyStudies* policies) {
  FileReport report;
  report.source = analysis.extraction.source;
  report.resources = analysis.resources.size();
  std::vector<Finding> findings;
  add_syntax_findings(analysis, scope, findings);
  add_schema_findings(analysis, schemas, findings);
  PolicyStudies own(analysis, rules.config().assumptions);
  add_rule_findings(analysis, rules, policies == nullptr ? own : *policies, findings);
  const SuppressionScope suppressions{analysis.source().name(), analysis.extraction.suppressions};
  complete_report(report, std::move(findings), suppressions, rules);
  complete_report(report, check_suppression_comments(report, suppressions, rules), suppressions,
                  rules);
  return report;
}

FixReport fix(const SourcePtr& source, HostKind host, const RuleSet& rules,
              const SchemaStore& schemas, Applicability up_to, Scope scope) {
  FixReport report;
  report.remaining = lint(source, host, rules, schemas, scope);
  SourcePtr current = source;
  for (int round = 0; round < kMaxFixRounds; ++round) {
    FixedText fixed = apply_fixes(current->text(), report.remaining.findings, up_to);
    if (fixed.applied == 0) break;
    report.applied += fixed.applied;
    current = Source::from_string(source->name(), std::move(fixed.text));
    report.remaining = lint(current, host, rules, schemas, scope);
  }
  report.text = current->text();
  return report;
}

}  // namespace posturelint
