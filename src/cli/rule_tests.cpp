// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_tests.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/unified_diff.h"
#include "engine/own_rule.h"
#include "engine/run_example.h"
#include "report/example_text.h"
#include "rules/builtin_rules.h"
#include "text/marked_text.h"
#include "workspace/team_rules.h"

namespace posturelint::cli {
namespace {

/// The rules to test, and who owns them.
struct Tested {
  std::vector<const OwnRule*> rules;
  std::vector<std::shared_ptr<const TeamRules>> owners;

  void add(const std::shared_ptr<const TeamRules>& team) {
    if (team == nullptr || std::ranges::find(owners, team) != owners.end()) return;
    owners.push_back(team);
    for (const auto& own : team->own) rules.push_back(own.get());
  }
};

std::optional<Error> add_configured(const std::string& folder, ConfigLookup& configs, Tested& out) {
  const auto setup = configs.find(folder);
  if (!setup) return setup.error();
  out.add((*setup)->team);
  return std::nullopt;
}

Result<Tested> find_tested(std::span<const std::string> paths, ConfigLookup& configs) {
  Tested tested;
  if (paths.empty()) {
    if (auto error = add_configured("", configs, tested)) return *error;
  }
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
      files.push_back(path);
    } else if (auto error = add_configured(path == "." ? "" : path, configs, tested)) {
      return *error;
    }
  }
  if (!files.empty()) {
    auto team = read_rule_files(files, rules::builtin());
    if (!team) return team.error();
    tested.add(*team);
  }
  return tested;
}

/// Counts, and the text that says what happened.
class Runner {
 public:
  void run(const OwnRule& own) {
    const RuleSet rules(std::span(&own.rule, 1), Config{});
    bool fails = false;
    bool passes = false;
    for (const Example& example : own.rule.examples) {
      run(own.rule, example, rules);
      (has_marks(example.text) ? fails : passes) = true;
    }
    if (!fails) note(own, "no example shows what it reports");
    if (!passes) note(own, "no example shows what it lets pass");
    ++rules_;
  }

  std::string report() const {
    return fmt::format("{}\n{} rule{}, {} example{}: {} passed, {} failed\n", out_, rules_,
                       rules_ == 1 ? "" : "s", passed_ + failed_, passed_ + failed_ == 1 ? "" : "s",
                       passed_, failed_);
  }
  bool failed() const { return failed_ > 0; }

 private:
  void run(const Rule& rule, const Example& example, const RuleSet& rules) {
    const MarkedText marked = *read_marks(example.text);
    const auto found = only(rule, lint_example(example, marked.text, rules, schemas_).findings);
    const std::string expected = show_marks(marked.text, marked.spans);
    const std::string reported = show_marks(marked.text, spans_of(found));
    const std::string wanted = example.fixed.empty() ? marked.text : std::string(example.fixed);
    const std::string fixed = fix_example(rule, example, marked.text, rules, schemas_);
    const bool holds = expected == reported && wanted == fixed;
    ++(holds ? passed_ : failed_);
    fmt::format_to(std::back_inserter(out_), "{}  {}: {}\n", holds ? "pass" : "FAIL", rule.id,
                   example.title);
    if (expected != reported) add_difference("is reported, not what is marked", expected, reported);
    if (wanted != fixed) add_difference("is what the fix makes of it", wanted, fixed);
  }

  void add_difference(std::string_view what, std::string_view expected, std::string_view got) {
    fmt::format_to(std::back_inserter(out_), "      - is expected, + {}\n", what);
    const std::string diff = unified_diff("", with_line_end(expected), with_line_end(got));
    // Without the lines that name files.
    std::string_view rest = diff;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const bool is_head =
          line.starts_with("---") || line.starts_with("+++") || line.starts_with("@@");
      if (!is_head) fmt::format_to(std::back_inserter(out_), "      {}\n", line);
    }
  }

  static std::string with_line_end(std::string_view text) {
    return fmt::format("{}{}", text, text.ends_with('\n') ? "" : "\n");
  }

  void note(const OwnRule& own, std::string_view what) {
    fmt::format_to(std::back_inserter(out_), "note  {}: {}\n", own.rule.id, what);
  }

  SchemaStore schemas_{known_releases().back()};
  std::string out_;
  std::size_t rules_ = 0;
  std::size_t passed_ = 0;
  std::size_t failed_ = 0;
};

}  // namespace

ExitStatus test_rules(std::span<const std::string> paths, ConfigLookup& configs) {
  const auto tested = find_tested(paths, configs);
  if (!tested) return print_failure(ExitStatus::usage, tested.error());
  if (tested->rules.empty()) {
    return print_failure(ExitStatus::usage,
                         Error{"no rules to test: the configuration has no \"rules\""});
  }
  Runner runner;
  for (const OwnRule* own : tested->rules) runner.run(*own);
  return write_and_return(runner.report(),
                          runner.failed() ? ExitStatus::findings : ExitStatus::clean);
}

}  // namespace posturelint::cli
