// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_date.h"
#include "base/result.h"
#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "finding/severity.h"
#include "workspace/config_lookup.h"
#include "workspace/discovery.h"
#include "workspace/run.h"

namespace posturelint::cli {

// The options that `check` and `fix` share.
inline constexpr Option kSelection[] = {
    {"config", Takes::value, "FILE", "use this configuration for every file"},
    {"no-config", Takes::nothing, "", "use no configuration"},
    {"select", Takes::list, "RULES", "only these rules or categories, e.g. syntax,schema/type"},
    {"ignore", Takes::list, "RULES", "not these rules or categories"},
    {"api-release", Takes::value, "R",
     "the release the policies are written for, e.g. 2025.08.0 (default: the newest known)"},
    {"today", Takes::value, "DATE",
     "the day to reckon with, YYYY-MM-DD, for runs that can be repeated (default: today, in UTC)"},
    {"in-project", Takes::nothing, "",
     "report on the paths alone, but read all of their project (the folder of the configuration, "
     "else the one you are in): what a run over it would pass over is passed over, and the files "
     "are checked against the others"},
    {"stdin-filename", Takes::value, "NAME",
     "what standard input is: its kind, its configuration, its name in reports"},
};

inline constexpr Option kRunning[] = {
    {"fail-on", Takes::value, "SEVERITY",
     "the least severity that makes the exit status 1: error, warning, info or never (default: "
     "warning)",
     "error warning info never"},
    {"jobs", Takes::value, "N", "how many threads work (default: one per processor)"},
    {"color", Takes::value, "WHEN", "auto, always or never (default: auto)", "auto always never"},
    {"quiet", Takes::nothing, "", "print one line per finding, and nothing else"},
};

inline constexpr OptionGroup kSelectionOptions{"What is checked", kSelection};
inline constexpr OptionGroup kRunningOptions{"How it runs", kRunning};

/// What those options and the operands ask for.
struct LintRequest {
  LookupOptions lookup;
  /// Never empty; `-` alone: standard input.
  std::vector<std::string> paths;
  std::string stdin_name;
  /// Nothing: `never`.
  std::optional<Severity> fail_on;
  std::size_t threads = 1;
  bool quiet = false;
  bool in_project = false;
  /// From --color; nothing: `auto`.
  std::optional<bool> color;

  [[nodiscard]] bool reads_stdin() const { return paths.front() == "-"; }
};

/// --jobs and --color alone, for commands that have no more in common with `check`; a color of
/// nothing: `auto`. The errors are for print_usage_error().
Result<std::size_t> read_threads(const Arguments& arguments);
Result<std::optional<bool>> read_color(const Arguments& arguments);

/// The error is for print_usage_error().
Result<LintRequest> read_lint_request(const Arguments& arguments);

/// The first name in --select or --ignore that is none of a rule or category; for
/// print_usage_error(). The rules are those of the program and of all configurations in use.
std::optional<Error> find_unknown_rule(const LintRequest& request, std::span<const Rule> rules);

/// Finds the files, or takes standard input for the only one.
Result<Discovery> find_jobs(const LintRequest& request, ConfigLookup& configs);

/// How the files that were found are worked on; `line`, which must live as long, tells how far it
/// is. Readies the memory of this thread, too.
RunOptions ready_to_run(const LintRequest& request, const Discovery& found, ProgressLine& line);

/// The day it is, in UTC. The only look at the clock.
CivilDate date_of_clock();

/// 3 when a job could not be done; else 1 or 0, by the findings.
ExitStatus status_of(bool failed, std::optional<Severity> worst, std::optional<Severity> fail_on);

}  // namespace posturelint::cli
