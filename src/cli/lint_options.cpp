// SPDX-License-Identifier: Apache-2.0
#include "cli/lint_options.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "cli/memory.h"
#include "cli/project_rules.h"
#include "schema/release.h"
#include "workspace/in_project.h"

namespace posturelint::cli {
namespace {

constexpr std::size_t kMaxThreads = 256;

std::size_t default_threads() {
  return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMaxThreads);
}

Result<CivilDate> read_today(const Arguments& arguments) {
  const auto given = arguments.value("today");
  if (!given) return date_of_clock();
  if (const auto date = parse_civil_date(*given)) return *date;
  return Error{fmt::format("--today is a date, YYYY-MM-DD, not \"{}\"", *given)};
}

/// Reads --config, --no-config, --select, --ignore, --api-release, --today.
Result<LookupOptions> read_lookup(const Arguments& arguments) {
  auto read = read_project_options(arguments);
  if (!read) return read.error();
  LookupOptions lookup = std::move(*read);
  lookup.select = arguments.values("select");
  lookup.ignore = arguments.values("ignore");
  if (const auto release = arguments.value("api-release")) {
    lookup.api_release = parse_release(*release);
    if (!lookup.api_release) {
      return Error{
          fmt::format("--api-release has the form year.month.patch, e.g. 2025.08.0, not "
                      "\"{}\"",
                      *release)};
    }
  }
  const auto today = read_today(arguments);
  if (!today) return today.error();
  lookup.today = *today;
  return lookup;
}

}  // namespace

Result<std::size_t> read_threads(const Arguments& arguments) {
  const auto given = arguments.value("jobs");
  if (!given) return default_threads();
  std::size_t threads = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), threads);
  const bool is_number = error == std::errc() && end == given->data() + given->size();
  if (is_number && threads >= 1 && threads <= kMaxThreads) return threads;
  return Error{fmt::format("--jobs is a number from 1 to {}, not \"{}\"", kMaxThreads, *given)};
}

Result<std::optional<bool>> read_color(const Arguments& arguments) {
  constexpr std::string_view kColor[] = {"auto", "always", "never"};
  const auto color = choice(arguments, "color", kColor, 0);
  if (!color) return color.error();
  if (*color == 0) return std::optional<bool>();
  return std::optional(kColor[*color] == "always");
}

CivilDate date_of_clock() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

Result<LintRequest> read_lint_request(const Arguments& arguments) {
  LintRequest request;
  auto lookup = read_lookup(arguments);
  if (!lookup) return lookup.error();
  request.lookup = std::move(*lookup);

  request.paths = arguments.operands();
  if (request.paths.empty()) request.paths.emplace_back(".");
  const bool has_stdin = std::ranges::find(request.paths, "-") != request.paths.end();
  if (has_stdin && request.paths.size() > 1) {
    return Error{"\"-\" (standard input) cannot be checked together with other paths"};
  }
  request.in_project = arguments.has("in-project");
  if (has_stdin && request.in_project) return Error{"--in-project is for files and folders"};
  const auto stdin_name = arguments.value("stdin-filename");
  if (stdin_name && !has_stdin) return Error{"--stdin-filename is for the path \"-\""};
  request.stdin_name = stdin_name.value_or("<stdin>");

  constexpr std::string_view kFailOn[] = {"error", "warning", "info", "never"};
  const auto fail_on = choice(arguments, "fail-on", kFailOn, 1);
  if (!fail_on) return fail_on.error();
  request.fail_on = parse_severity(kFailOn[*fail_on]);

  const auto color = read_color(arguments);
  if (!color) return color.error();
  request.color = *color;

  const auto threads = read_threads(arguments);
  if (!threads) return threads.error();
  request.threads = *threads;
  request.quiet = arguments.has("quiet");
  return request;
}

std::optional<Error> find_unknown_rule(const LintRequest& request, std::span<const Rule> rules) {
  const auto find_in = [&](std::string_view option,
                           const std::vector<std::string>& names) -> std::optional<Error> {
    for (const std::string& name : names) {
      if (is_rule_or_category(rules, name)) continue;
      std::vector<std::string_view> known;
      for (const Rule& rule : rules) {
        known.push_back(rule.id);
        known.push_back(rule.category());
      }
      return Error{fmt::format("--{}: unknown rule or category \"{}\"{}", option, name,
                               did_you_mean(name, known))};
    }
    return std::nullopt;
  };
  if (auto unknown = find_in("select", request.lookup.select)) return unknown;
  return find_in("ignore", request.lookup.ignore);
}

Result<Discovery> find_jobs(const LintRequest& request, ConfigLookup& configs) {
  if (request.in_project) return discover_in_project(request.paths, configs);
  if (!request.reads_stdin()) return discover(request.paths, configs);
  const auto setup = configs.find(folder_of(request.stdin_name));
  if (!setup) return setup.error();
  Discovery discovery;
  auto source = read_standard_input(request.stdin_name);
  if (!source) {
    discovery.failures.push_back(source.error());
    return discovery;
  }
  discovery.jobs.push_back({.path = request.stdin_name,
                            .host = host_kind(request.stdin_name),
                            .scope = Scope::named,
                            .setup = *setup,
                            .source = std::move(*source)});
  return discovery;
}

RunOptions ready_to_run(const LintRequest& request, const Discovery& found, ProgressLine& line) {
  RunOptions options{.threads = request.threads,
                     .progress = [&line](std::size_t done) { line.update(done); },
                     .context = found.context};
  if (found.file_count() >= kManyFiles) {
    take_large_pages();
    options.thread_begins = take_large_pages;
  }
  return options;
}

ExitStatus status_of(bool failed, std::optional<Severity> worst, std::optional<Severity> fail_on) {
  if (failed) return ExitStatus::failure;
  const bool found = worst && fail_on && *worst >= *fail_on;
  return found ? ExitStatus::findings : ExitStatus::clean;
}

}  // namespace posturelint::cli
