// SPDX-License-Identifier: Apache-2.0
#include "workspace/policy_tests.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/nearest.h"
#include "policy/assurance_check.h"
#include "policy/policy_cases.h"
#include "policy/sign_in_finder.h"
#include "workspace/discovery.h"
#include "workspace/jobs.h"

namespace posturelint {
namespace {

/// How many cases may be run with a part of a policy deleted; each takes some ten microseconds.
constexpr std::size_t kMaxMutantRuns = 500'000;

/// Steps for asking which conditions of a rule follow from the others.
constexpr std::uint64_t kFollowsBudget = 400'000;

/// A file of cases, read.
struct CaseFile {
  SourcePtr source;
  std::unique_ptr<Document> document;
  PolicyCases cases;
};

std::string place_text(const Source& source, Span span) {
  const Position at = source.position(span.begin);
  return fmt::format("{}:{}:{}", source.name(), at.line, at.column);
}

CaseFile read_case_file(SourcePtr source, std::vector<std::string>& mistakes) {
  CaseFile file;
  file.document = std::make_unique<Document>(Document::parse(source->text()));
  for (const Finding& finding : file.document->findings()) {
    mistakes.push_back(
        fmt::format("{}: error: {}", place_text(*source, finding.span), finding.message));
  }
  if (file.document->findings().empty()) file.cases = read_cases(file.document->root());
  for (const SignInMistake& mistake : file.cases.mistakes) {
    mistakes.push_back(
        fmt::format("{}: error: {}", place_text(*source, mistake.span), mistake.what));
  }
  file.source = std::move(source);
  return file;
}

/// A policy, and the cases that are about it.
struct TestedPolicy {
  const FiledPolicy* policy = nullptr;
  PolicyRules list;
  struct Case {
    const PolicyCase* one = nullptr;
    bool passed = false;
    SignInKnowledge known;
  };
  std::vector<Case> cases;
  std::vector<bool> reached;  // by rule
};

class Tester {
 public:
  Tester(const PolicyFiles& files, PolicyTestReport& report) : files_(files), report_(report) {}

  void run(const CaseFile& file) {
    for (const PolicyCase& one : file.cases.cases) run(file, one);
  }

  void look_for_untested() {
    for (auto& [index, tested] : tested_) {
      report_.rules += tested.list.rules.size();
      for (std::size_t rule = 0; rule < tested.list.rules.size(); ++rule) mutate(tested, rule);
    }
    std::ranges::stable_sort(report_.untested, {}, [](const UntestedPart& part) {
      return std::pair(std::string_view(part.place.source->name()), part.place.span.begin);
    });
  }

 private:
  void run(const CaseFile& file, const PolicyCase& one) {
    const Node name = one.node["name"];
    CaseResult& result = report_.cases.emplace_back();
    result.name = one.name;
    result.place = {file.source, name ? name.span() : one.node.span()};
    result.expected = describe(one.expected);
    TestedPolicy* tested = policy_of(one, result.got);
    if (tested == nullptr) return;
    result.policy = tested->policy->name;
    if (one.expected.rule && !has_rule(tested->list, *one.expected.rule, result.got)) return;
    const SatisfiedByReport satisfied = [&](std::string_view id) {
      const Node policy = one.told.signals.empty() ? Node{} : files_.assurance(id);
      return policy ? check_assurance(policy, one.told).satisfied : Holds::unknown;
    };
    TestedPolicy::Case& ran = tested->cases.emplace_back(
        TestedPolicy::Case{&one, false, know(tested->list, one.told, satisfied)});
    const Simulation simulation = simulate(tested->list, ran.known);
    ran.passed = result.passed = meets(tested->list, simulation, one.expected);
    if (simulation.rule) tested->reached[*simulation.rule] = true;
    show(*tested, one, simulation, result);
  }

  void show(const TestedPolicy& tested, const PolicyCase& one, const Simulation& simulation,
            CaseResult& result) const {
    if (simulation.rule) {
      result.decided_at = files_.place_of_name(tested.list.rules[*simulation.rule].node);
    }
    if (result.passed && simulation.verdict == SimulationVerdict::decided) return;
    const auto report = simulate_policy(files_, *tested.policy, one.told);
    if (!report) return;
    result.assumed = report->assumed;
    if (result.passed) return;
    result.got = verdict_in_words(*report);
    result.untold = report->untold;
  }

  /// The policy a case is about; null, and why, when there is none.
  TestedPolicy* policy_of(const PolicyCase& one, std::string& why) {
    std::vector<std::size_t> found;
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < files_.policies().size(); ++i) {
      const FiledPolicy& policy = files_.policies()[i];
      known.emplace_back(policy.name);
      if (one.policy.empty() || policy.name == one.policy || policy.id == one.policy) {
        found.push_back(i);
      }
    }
    if (found.size() != 1) {
      why = found.empty()
                ? fmt::format("no policy \"{}\"{}", one.policy, did_you_mean(one.policy, known))
                : fmt::format("there are {} such policies; \"policy\" says which", found.size());
      return nullptr;
    }
    auto at = tested_.find(found[0]);
    if (at == tested_.end()) {
      const FiledPolicy& policy = files_.policies()[found[0]];
      auto list = files_.rules_of(policy);
      if (!list) {
        why = "the order of the policy's rules is not known";
        return nullptr;
      }
      at = tested_.try_emplace(found[0]).first;
      at->second.policy = &policy;
      at->second.reached.resize(list->rules.size());
      at->second.list = std::move(*list);
    }
    return &at->second;
  }

  static bool has_rule(const PolicyRules& list, const std::string& name, std::string& why) {
    std::vector<std::string_view> known;
    for (const ListedRule& rule : list.rules) {
      if (rule.node["name"].is_string(name) || rule.node["id"].is_string(name)) return true;
      if (const auto one = rule.node["name"].string()) known.push_back(*one);
    }
    why = fmt::format("no active rule is called \"{}\"{}", name, did_you_mean(name, known));
    return false;
  }

  /// Deletes a rule, then each of its conditions, and looks whether a case notices.
  void mutate(TestedPolicy& tested, std::size_t at) {
    const ListedRule& rule = tested.list.rules[at];
    const auto add = [&](UntestedPart::Kind kind, Node node, FilePlace place) {
      const std::string pointer = node.pointer().substr(rule.node.pointer().size());
      report_.untested.push_back({kind, name_of(tested.list, rule), pointer, std::move(place)});
    };
    using enum UntestedPart::Kind;
    std::vector<Node> conditions;
    for (const Clause& clause : rule.conditions.clauses()) {
      if (clause.node && std::ranges::find(conditions, clause.node) == conditions.end()) {
        conditions.push_back(clause.node);
      }
    }
    report_.conditions += conditions.size();
    if (!tested.reached[at]) {
      add(rule_not_reached, rule.node, files_.place_of_name(rule.node));
      return;
    }
    PolicyRules without = tested.list;
    without.rules.erase(without.rules.begin() + static_cast<std::ptrdiff_t>(at));
    if (!is_noticed(tested, without)) {
      add(rule_not_missed, rule.node, files_.place_of_name(rule.node));
    }
    SignInFinder finder(tested.list.facts, tested.list.answers, kFollowsBudget);
    for (const Node condition : conditions) {
      PolicyRules mutant = tested.list;
      ConditionSet rest;
      ConditionSet deleted;
      for (const Clause& clause : rule.conditions.clauses()) {
        (clause.node == condition ? deleted : rest).add(clause);
      }
      mutant.rules[at].conditions = rest;
      // What follows from the rest fails no sign-in alone: no case could miss it.
      const auto follows = [&] { return finder.none({&rest}, {&deleted}) == Certainty::proven; };
      if (!is_noticed(tested, mutant) && !follows()) {
        add(condition_not_missed, condition, files_.place(condition));
      }
    }
  }

  /// Some case that passes fails with the mutant.
  bool is_noticed(const TestedPolicy& tested, const PolicyRules& mutant) {
    for (const TestedPolicy::Case& one : tested.cases) {
      if (!one.passed) continue;
      if (runs_++ >= kMaxMutantRuns) {
        report_.is_complete = false;
        return true;
      }
      if (!meets(mutant, simulate(mutant, one.known), one.one->expected)) return true;
    }
    return false;
  }

  const PolicyFiles& files_;
  PolicyTestReport& report_;
  std::map<std::size_t, TestedPolicy> tested_;  // by place among the policies of the files
  std::size_t runs_ = 0;
};

}  // namespace

std::string_view to_string(UntestedPart::Kind kind) {
  constexpr std::string_view kWords[] = {"rule-not-reached", "rule-not-missed",
                                         "condition-not-missed"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::size_t PolicyTestReport::failed() const {
  return static_cast<std::size_t>(std::ranges::count(cases, false, &CaseResult::passed));
}

Result<PolicyTestReport> test_policies(std::span<const std::string> paths, ConfigLookup& configs,
                                       const RunOptions& options, std::vector<Error>& failures) {
  // Cases named one by one stand beside their policies.
  std::vector<std::string> places(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    if (!path.ends_with(kCasesSuffix)) continue;
    const std::string folder = folder_of(path);
    places.push_back(folder.empty() ? "." : folder);
  }
  const auto found = discover(paths, configs);
  if (!found) return found.error();
  const auto files = PolicyFiles::read(places, configs, options);
  if (!files) return files.error();
  failures = (*files)->failures();

  PolicyTestReport report;
  std::vector<CaseFile> case_files;
  for (const FileJob& job : found->jobs) {
    if (!job.path.ends_with(kCasesSuffix)) continue;
    auto text = read_job(job);
    if (text) case_files.push_back(read_case_file(std::move(text->source), report.mistakes));
  }
  if (!report.mistakes.empty()) return report;
  Tester tester(**files, report);
  for (const CaseFile& file : case_files) tester.run(file);
  tester.look_for_untested();
  return report;
}

}  // namespace posturelint
