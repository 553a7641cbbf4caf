// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "cli/command_line.h"
#include "cli/lint_options.h"
#include "report/baseline.h"
#include "workspace/discovery.h"

namespace posturelint::cli {

/// What --baseline and --write-baseline ask for.
struct BaselineRequest {
  std::optional<std::string> file;
  Baseline baseline;  // what `file` holds
  std::optional<std::string> write_to;
};

/// Reads --baseline and --write-baseline. `usage` says that the error is one of the command line,
/// else one of the file, located.
struct BaselineError {
  Error error;
  bool usage = false;
};
std::optional<BaselineError> read_baseline_request(const Arguments& arguments,
                                                   BaselineRequest& request);

/// Sets the known findings of a run apart, and writes the baseline when asked to: with --baseline
/// only what that one has and still occurs, else everything found. Not when something failed: what
/// was not read would be forgotten.
std::optional<Error> apply_baselines(RunReport& report, const BaselineRequest& request,
                                     const LintRequest& lint, const Discovery& discovery);

}  // namespace posturelint::cli
