// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/lint_options.h"
#include "cli/project_rules.h"
#include "report/comparison_formats.h"
#include "workspace/compare_side.h"
#include "workspace/comparison.h"
#include "workspace/config_lookup.h"

namespace posturelint::cli {
namespace {

enum class FailOn { never, more_permissive, different };

/// What nobody can prove to be no more permissive does not pass. A policy that is gone does not,
/// either: what it guarded, something else does now.
bool is_more_permissive(const ComparisonReport& report) {
  return !report.removed.empty() ||
         std::ranges::any_of(report.policies,
                             [](const ComparedPolicy& policy) { return policy.more != Shift::no; });
}

bool is_different(const ComparisonReport& report) {
  return !report.removed.empty() || !report.added.empty() ||
         report.count(Verdict::equivalent) != report.policies.size();
}

ExitStatus status_of(const ComparisonReport& report, FailOn fail_on) {
  if (!report.failures.empty()) return ExitStatus::failure;
  const bool fails = fail_on == FailOn::different         ? is_different(report)
                     : fail_on == FailOn::more_permissive ? is_more_permissive(report)
                                                          : false;
  return fails ? ExitStatus::findings : ExitStatus::clean;
}

/// What the options ask for.
struct Request {
  LookupOptions lookup;
  const ComparisonFormat* format = nullptr;
  FailOn fail_on = FailOn::never;
  std::size_t threads = 1;
  std::optional<bool> color;
};

Result<Request> read_request(const Arguments& arguments) {
  Request request;
  auto lookup = read_project_options(arguments);
  if (!lookup) return lookup.error();
  request.lookup = std::move(*lookup);
  std::vector<std::string_view> names;
  for (const ComparisonFormat& format : comparison_formats()) names.push_back(format.name);
  const auto format = choice(arguments, "format", names, 0);
  if (!format) return format.error();
  request.format = &comparison_formats()[*format];
  constexpr std::string_view kFailOn[] = {"never", "more-permissive", "different"};
  const auto fail_on = choice(arguments, "fail-on", kFailOn, 0);
  if (!fail_on) return fail_on.error();
  request.fail_on = static_cast<FailOn>(*fail_on);
  const auto threads = read_threads(arguments);
  if (!threads) return threads.error();
  request.threads = *threads;
  const auto color = read_color(arguments);
  if (!color) return color.error();
  request.color = *color;
  return request;
}

ExitStatus compare(const Arguments& arguments) {
  if (arguments.operands().size() != 2) {
    return print_usage_error(&kCompare, "name two: the earlier version and the later one");
  }
  const auto request = read_request(arguments);
  if (!request) return print_usage_error(&kCompare, request.error().what);
  ConfigLookup configs(request->lookup);
  const auto setup = configs.find("");
  if (!setup) return print_failure(ExitStatus::usage, setup.error());

  const RunOptions options{.threads = request->threads};
  const auto before = Side::read(arguments.operands()[0], configs, options);
  if (!before) return print_failure(ExitStatus::failure, before.error());
  const auto after = Side::read(arguments.operands()[1], configs, options);
  if (!after) return print_failure(ExitStatus::failure, after.error());
  ComparisonReport report =
      compare_sides(**before, **after, (*setup)->config().assumptions, options);
  report.before = arguments.operands()[0];
  report.after = arguments.operands()[1];
  for (const Error& failure : report.failures) print_error(failure.what);
  const std::string text = request->format->render(
      report, {.color = request->color.value_or(colors_by_default(Stream::output)),
               .all = arguments.has("all")});
  return write_and_return(text, status_of(report, request->fail_on));
}

constexpr Option kReport[] = {
    {"format", Takes::value, "FORMAT", "text, json or markdown (default: text)"},
    {"all", Takes::nothing, "",
     "every difference, and the policies that are equivalent (formats text and markdown)"},
    {"fail-on", Takes::value, "WHAT",
     "when the exit status is 1: never, more-permissive (also when nobody can tell, and when a "
     "policy is gone) or different (default: never)",
     "never more-permissive different"},
};
constexpr Option kRunning[] = {
    {"config", Takes::value, "FILE", "take the assumptions from this configuration"},
    {"no-config", Takes::nothing, "", "use no configuration"},
    {"jobs", Takes::value, "N", "how many threads work (default: one per processor)"},
    {"color", Takes::value, "WHEN", "auto, always or never (default: auto)", "auto always never"},
};
constexpr OptionGroup kOptions[] = {{"What is reported", kReport}, {"How it runs", kRunning}};

}  // namespace

const Command kCompare{
    .name = "compare",
    .operands = "OLD NEW",
    .summary = "tell whom a new version of the policies lets in, or keeps out",
    .details =
        "OLD and NEW are files, folders or either in a git revision, REV:PATH. Each policy is\n"
        "equivalent, more permissive, less permissive, incomparable (both) or unknown, with\n"
        "a sign-in that shows it. What the server adds or writes in another way is no "
        "difference.\n",
    .options = kOptions,
    .exit_statuses =
        "  0  compared, and nothing that --fail-on names\n"
        "  1  something that --fail-on names\n"
        "  2  wrong usage or configuration\n"
        "  3  something could not be read\n",
    .run = compare,
};

}  // namespace posturelint::cli
