// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/lint_options.h"
#include "cli/project_rules.h"
#include "report/map_formats.h"
#include "workspace/compare_side.h"
#include "workspace/policy_maps.h"
#include "workspace/write_file.h"

namespace posturelint::cli {
namespace {

ExitStatus map(const Arguments& arguments) {
  if (arguments.operands().size() > 1) return print_usage_error(&kMap, "name one path");
  const auto lookup = read_project_options(arguments);
  if (!lookup) return print_usage_error(&kMap, lookup.error().what);
  std::vector<std::string_view> names;
  for (const MapFormat& format : map_formats()) names.push_back(format.name);
  const auto format = choice(arguments, "format", names, 0);
  if (!format) return print_usage_error(&kMap, format.error().what);
  const auto threads = read_threads(arguments);
  if (!threads) return print_usage_error(&kMap, threads.error().what);
  const auto color = read_color(arguments);
  if (!color) return print_usage_error(&kMap, color.error().what);
  const auto output = arguments.value("output");
  if (output && output->empty()) return print_usage_error(&kMap, "--output needs a file");

  ConfigLookup configs(*lookup);
  const auto setup = configs.find("");
  if (!setup) return print_failure(ExitStatus::usage, setup.error());
  const RunOptions options{.threads = *threads};
  const std::string path = arguments.operands().empty() ? "." : arguments.operands()[0];
  const auto side = Side::read(path, configs, options);
  if (!side) return print_failure(ExitStatus::failure, side.error());
  MapReport report = map_policies(**side, (*setup)->config().assumptions, options);
  report.path = path;
  for (const Error& failure : report.failures) print_error(failure.what);
  const std::string text = map_formats()[*format].render(
      report, {.color = color->value_or(!output && colors_by_default(Stream::output))});
  const ExitStatus status = report.failures.empty() ? ExitStatus::clean : ExitStatus::failure;
  if (!output) return write_and_return(text, status);
  const auto unwritten = write_file_atomically(*output, text, "/");
  return unwritten ? print_failure(ExitStatus::failure, *unwritten) : status;
}

constexpr Option kReport[] = {
    {"format", Takes::value, "FORMAT",
     "text, html (one page that needs nothing else) or json "
     "(default: text)",
     "text html json"},
    {"output", Takes::value, "FILE", "write it there instead of to standard output"},
};
constexpr Option kRunning[] = {
    {"config", Takes::value, "FILE", "take the assumptions from this configuration"},
    {"no-config", Takes::nothing, "", "use no configuration"},
    {"jobs", Takes::value, "N", "how many threads work (default: one per processor)"},
    {"color", Takes::value, "WHEN", "auto, always or never (default: auto)", "auto always never"},
};
constexpr OptionGroup kOptions[] = {{"What is written", kReport}, {"How it runs", kRunning}};

}  // namespace

const Command kMap{
    .name = "map",
    .operands = "[PATH]",
    .summary = "show who gets in: platform by device by risk, rule by rule",
    .details =
        "PATH is a file, a folder or either in a git revision, REV:PATH; the default is the "
        "folder\n"
        "you are in. Each access policy has a map of what comes of a sign-in, with the rules that\n"
        "decide, a sign-in for each, holes that devices slip through, and rules that never "
        "decide.\n",
    .options = kOptions,
    .exit_statuses =
        "  0  written\n"
        "  2  wrong usage or configuration\n"
        "  3  something could not be read or written\n",
    .run = map,
};

}  // namespace posturelint::cli
