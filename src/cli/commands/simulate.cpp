// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/nearest.h"
#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/lint_options.h"
#include "cli/project_rules.h"
#include "cli/sign_in_options.h"
#include "report/reach_formats.h"
#include "report/simulation_formats.h"
#include "workspace/policy_files.h"
#include "workspace/reach_report.h"
#include "workspace/simulation_report.h"

namespace posturelint::cli {
namespace {

/// How a message calls a policy.
std::string call(const FiledPolicy& policy) {
  if (policy.name.empty() && policy.id.empty()) return "one without a name";
  return policy.name.empty() ? policy.id : fmt::format("\"{}\"", policy.name);
}

/// What people may call a policy by.
std::vector<std::string_view> words_of(const PolicyFiles& files) {
  std::vector<std::string_view> words;
  for (const FiledPolicy& policy : files.policies()) {
    if (!policy.name.empty()) words.push_back(policy.name);
    if (!policy.id.empty()) words.push_back(policy.id);
  }
  return words;
}

/// The policy that is asked for, or the only one.
Result<const FiledPolicy*> choose_policy(const PolicyFiles& files, const Arguments& arguments,
                                         const std::optional<std::string>& app) {
  auto wanted = arguments.value("policy");
  if (!wanted && app) {
    wanted = files.policy_of_app(*app);
    if (wanted->empty()) wanted.reset();
  }
  std::vector<const FiledPolicy*> found;
  for (const FiledPolicy& policy : files.policies()) {
    if (!wanted || policy.id == *wanted || policy.name == *wanted) found.push_back(&policy);
  }
  if (found.size() == 1) return found[0];
  if (files.policies().empty()) return Error{"no access policy and no rule of one is there"};
  if (found.empty()) {
    return Error{
        fmt::format("no policy \"{}\"{}", *wanted, did_you_mean(*wanted, words_of(files)))};
  }
  constexpr std::size_t kNamed = 5;
  std::vector<std::string> names;
  for (const FiledPolicy* policy : found) {
    if (names.size() < kNamed) names.push_back(call(*policy));
  }
  return Error{fmt::format("there are {} policies, {}{}; say which with --policy", found.size(),
                           fmt::join(names, ", "), found.size() > kNamed ? " and others" : "")};
}

ExitStatus simulate(const Arguments& arguments) {
  const auto lookup = read_project_options(arguments);
  if (!lookup) return print_usage_error(&kSimulate, lookup.error().what);
  constexpr std::string_view kFormats[] = {"text", "json"};
  const auto format = choice(arguments, "format", kFormats, 0);
  if (!format) return print_usage_error(&kSimulate, format.error().what);
  const auto threads = read_threads(arguments);
  if (!threads) return print_usage_error(&kSimulate, threads.error().what);
  const auto color = read_color(arguments);
  if (!color) return print_usage_error(&kSimulate, color.error().what);
  const SignInRequest request = read_sign_in_options(arguments);
  if (request.problem) {
    if (request.problem->is_usage) return print_usage_error(&kSimulate, request.problem->what);
    if (!request.problem->what.ends_with('\n')) {
      return print_failure(ExitStatus::failure, Error{request.problem->what});
    }
    write_diagnostics(request.problem->what);
    return ExitStatus::usage;
  }
  std::vector<std::string> paths = arguments.operands();
  if (paths.empty()) paths.emplace_back(".");
  ConfigLookup configs(*lookup);
  const auto files = PolicyFiles::read(paths, configs, {.threads = *threads});
  if (!files) return print_failure(ExitStatus::usage, files.error());
  for (const Error& failure : (*files)->failures()) print_error(failure.what);
  const ExitStatus status = (*files)->failures().empty() ? ExitStatus::clean : ExitStatus::failure;
  const auto policy = choose_policy(**files, arguments, request.told.app);
  if (!policy) {
    return status == ExitStatus::failure ? (print_error(policy.error().what), status)
                                         : print_usage_error(&kSimulate, policy.error().what);
  }
  if (const auto rule = arguments.value("who")) {
    const auto reached = who_reaches(**files, **policy, *rule);
    if (!reached) return print_usage_error(&kSimulate, reached.error().what);
    const bool is_json = kFormats[*format] == "json";
    const bool has_color = color->value_or(colors_by_default(Stream::output));
    return write_and_return(
        is_json ? render_reach_json(*reached) : render_reach_text(*reached, has_color), status);
  }
  const auto report = simulate_policy(**files, **policy, request.told);
  if (!report) {
    return print_failure(
        ExitStatus::usage,
        Error{fmt::format("policy {}: the order of its rules is not known", call(**policy))});
  }
  if (kFormats[*format] == "json") return write_and_return(render_simulation_json(*report), status);
  const SimulationStyle style{
      .color = color->value_or(colors_by_default(Stream::output)),
      .quiet = arguments.has("quiet"),
      .width = terminal_width(Stream::output).value_or(SimulationStyle{}.width)};
  return write_and_return(render_simulation_text(*report, style), status);
}

constexpr Option kWhat[] = {
    {"policy", Takes::value, "NAME",
     "the access policy, by name or id (default: the only one there is)"},
    {"who", Takes::value, "RULE",
     "list the sign-ins that reach this rule, by its name, id or priority, instead"},
    {"format", Takes::value, "FORMAT", "text or json (default: text)"},
    {"quiet", Takes::nothing, "", "print the verdict, and nothing else"},
};
constexpr Option kHow[] = {
    {"config", Takes::value, "FILE", "use this configuration, for its assumptions"},
    {"no-config", Takes::nothing, "", "use no configuration"},
    {"jobs", Takes::value, "N", "how many threads work (default: one per processor)"},
    {"color", Takes::value, "WHEN", "auto, always or never (default: auto)"},
};
constexpr OptionGroup kOptions[] = {
    {"What is simulated", kWhat}, kSignInOptions, {"How it runs", kHow}};

}  // namespace

const Command kSimulate{
    .name = "simulate",
    .operands = "[PATH...]",
    .summary = "say which rule decides about a sign-in, and why",
    .details =
        "Says which rule of an access policy decides about a sign-in, what it asks for, and which\n"
        "condition keeps each rule before it from matching. What is not told is not assumed: "
        "where\n"
        "the answer depends on it, it is named. PATH is a file or folder of policies; the default "
        "is\n"
        "the folder you are in.\n",
    .options = kOptions,
    .exit_statuses =
        "  0  simulated, whatever the verdict\n"
        "  2  wrong usage, configuration or sign-in\n"
        "  3  a file could not be read\n",
    .run = simulate,
};

}  // namespace posturelint::cli
