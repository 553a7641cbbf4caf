// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/lint_options.h"
#include "cli/project_rules.h"
#include "report/policy_test_formats.h"

namespace posturelint::cli {
namespace {

ExitStatus test(const Arguments& arguments) {
  const auto lookup = read_project_options(arguments);
  if (!lookup) return print_usage_error(&kTest, lookup.error().what);
  constexpr std::string_view kFormats[] = {"text", "json", "junit"};
  const auto format = choice(arguments, "format", kFormats, 0);
  if (!format) return print_usage_error(&kTest, format.error().what);
  constexpr std::string_view kFailOn[] = {"failing", "untested"};
  const auto fail_on = choice(arguments, "fail-on", kFailOn, 0);
  if (!fail_on) return print_usage_error(&kTest, fail_on.error().what);
  const auto threads = read_threads(arguments);
  if (!threads) return print_usage_error(&kTest, threads.error().what);
  const auto color = read_color(arguments);
  if (!color) return print_usage_error(&kTest, color.error().what);

  std::vector<std::string> paths = arguments.operands();
  if (paths.empty()) paths.emplace_back(".");
  ConfigLookup configs(*lookup);
  std::vector<Error> failures;
  const auto report = test_policies(paths, configs, {.threads = *threads}, failures);
  if (!report) return print_failure(ExitStatus::usage, report.error());
  for (const Error& failure : failures) print_error(failure.what);
  for (const std::string& mistake : report->mistakes) write_diagnostics(mistake + "\n");
  if (!report->mistakes.empty()) return ExitStatus::usage;
  if (report->cases.empty()) {
    return print_failure(
        ExitStatus::usage,
        Error{fmt::format("there are no cases: no file ends in {}", kCasesSuffix)});
  }
  ExitStatus status = ExitStatus::clean;
  if (report->failed() > 0 || (*fail_on == 1 && !report->untested.empty())) {
    status = ExitStatus::findings;
  }
  if (!failures.empty()) status = ExitStatus::failure;
  if (*format == 1) return write_and_return(render_policy_tests_json(*report), status);
  if (*format == 2) return write_and_return(render_policy_tests_junit(*report), status);
  const bool has_color = color->value_or(colors_by_default(Stream::output));
  return write_and_return(render_policy_tests_text(*report, has_color), status);
}

constexpr Option kOptionList[] = {
    {"format", Takes::value, "FORMAT", "text, json or junit (default: text)"},
    {"fail-on", Takes::value, "WHAT",
     "what makes the exit status 1: failing, or untested as well (default: failing)"},
    {"config", Takes::value, "FILE", "use this configuration, for its assumptions"},
    {"no-config", Takes::nothing, "", "use no configuration"},
    {"jobs", Takes::value, "N", "how many threads work (default: one per processor)"},
    {"color", Takes::value, "WHEN", "auto, always or never (default: auto)"},
};
constexpr OptionGroup kOptions[] = {{"Options", kOptionList}};

}  // namespace

const Command kTest{
    .name = "test",
    .operands = "[PATH...]",
    .summary = "run the cases that say what policies are to do",
    .details =
        "Runs the cases in files that end in .cases.json: for each sign-in, which rule decides, "
        "and\n"
        "whether it lets in. Then deletes each rule and each condition in turn, and lists those "
        "that\n"
        "no case would miss. PATH is a folder, or a file of cases beside its policies; the default "
        "is\n"
        "the folder you are in. A team's own lint rules are tested by \"posturelint rules "
        "test\".\n",
    .options = kOptions,
    .exit_statuses =
        "  0  all cases pass\n"
        "  1  a case fails; with --fail-on untested: or a part of a policy is not tested\n"
        "  2  wrong usage, configuration or file of cases; there are no cases\n"
        "  3  a file could not be read\n",
    .run = test,
};

}  // namespace posturelint::cli
