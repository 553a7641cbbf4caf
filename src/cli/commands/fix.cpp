// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/lint_options.h"
#include "cli/memory.h"
#include "cli/unified_diff.h"
#include "report/formats.h"
#include "workspace/run.h"
#include "workspace/suppression_review.h"
#include "workspace/write_file.h"

namespace posturelint::cli {
namespace {

enum class Mode { in_place, diff, filter };

/// What fixing all files came to.
struct Summary {
  RunReport remaining;
  std::size_t applied = 0;
  std::size_t files = 0;
  std::string diff;
  std::optional<Severity> worst;
};

/// Takes out of the configurations what silences nothing; what cannot be taken out remains.
void prune_configs(const SuppressionReview& review, Mode mode, Summary& summary) {
  std::set<std::string> pruned;
  for (const SuppressionReview::Pruned& config : review.pruned()) {
    const std::string& name = config.before->name();
    pruned.insert(name);
    if (mode == Mode::in_place) {
      const auto unwritten =
          write_file_atomically(name, config.after->text(), folder_of(name), config.before->text());
      if (unwritten) {
        summary.remaining.failures.push_back(*unwritten);
        continue;
      }
    } else {
      summary.diff += unified_diff(name, config.before->text(), config.after->text());
    }
    summary.applied += config.removed;
    ++summary.files;
  }
  for (FileReport& report : review.reports()) {
    if (pruned.contains(report.source->name())) continue;
    for (const Finding& finding : report.findings) {
      summary.worst = std::max(summary.worst, {finding.severity});
    }
    summary.remaining.files.push_back(std::move(report));
  }
}

Summary sum_up(std::vector<FixOutcome> outcomes, const Discovery& discovery, Mode mode,
               std::span<const Rule> rules) {
  Summary summary;
  summary.remaining.failures = discovery.failures;
  summary.remaining.rules = rules;
  std::vector<ReviewedFile> reviewed;
  for (std::size_t i = 0; i < discovery.jobs.size(); ++i) {
    reviewed.push_back(
        {&discovery.jobs[i], outcomes[i].failure ? nullptr : &outcomes[i].remaining});
  }
  if (mode != Mode::filter) prune_configs({reviewed, discovery}, mode, summary);
  for (FixOutcome& outcome : outcomes) {
    if (outcome.failure) {
      summary.remaining.failures.push_back(std::move(*outcome.failure));
      continue;
    }
    ++summary.remaining.files_checked;
    summary.applied += outcome.applied;
    if (outcome.applied > 0) ++summary.files;
    if (mode == Mode::diff && outcome.after != nullptr) {
      summary.diff +=
          unified_diff(outcome.before->name(), outcome.before->text(), outcome.after->text());
    }
    for (const Finding& finding : outcome.remaining.findings) {
      summary.worst = std::max(summary.worst, {finding.severity});
    }
    if (outcome.remaining.source != nullptr) {
      summary.remaining.files.push_back(std::move(outcome.remaining));
    }
  }
  return summary;
}

std::string applied_line(const Summary& summary, Mode mode) {
  if (summary.applied == 0) return "nothing to fix\n";
  return fmt::format("{} {} finding{} in {} file{}\n", mode == Mode::diff ? "would fix" : "fixed",
                     summary.applied, summary.applied == 1 ? "" : "s", summary.files,
                     summary.files == 1 ? "" : "s");
}

ExitStatus fix(const Arguments& arguments) {
  const auto request = read_lint_request(arguments);
  if (!request) return print_usage_error(&kFix, request.error().what);
  const Mode mode = arguments.has("diff")    ? Mode::diff
                    : request->reads_stdin() ? Mode::filter
                                             : Mode::in_place;
  const Applicability up_to = arguments.has("unsafe") ? Applicability::unsafe : Applicability::safe;

  take_memory_in_large_steps();
  ConfigLookup configs(request->lookup);
  auto found = find_jobs(*request, configs);
  if (!found) return print_failure(ExitStatus::usage, found.error());
  const std::span<const Rule> rules = configs.all_rules();
  if (const auto unknown = find_unknown_rule(*request, rules)) {
    return print_usage_error(&kFix, unknown->what);
  }
  ProgressLine line(found->file_count(), !request->quiet);
  auto outcomes =
      fix_files(found->jobs, up_to, mode == Mode::in_place ? Writing::in_place : Writing::preview,
                ready_to_run(*request, *found, line));
  line.remove();
  std::string filtered;
  if (mode == Mode::filter && !outcomes.empty() && !outcomes[0].failure) {
    const SourcePtr& after = outcomes[0].after;
    filtered = after == nullptr ? found->jobs[0].source->text() : after->text();
  }
  const Summary summary = sum_up(std::move(outcomes), *found, mode, rules);

  // Standard output is for what other programs read on: the diff, or the fixed text.
  const Stream stream = mode == Mode::in_place ? Stream::output : Stream::error;
  std::error_code ignored;
  std::string report = render_text(
      summary.remaining, {.color = request->color.value_or(colors_by_default(stream)),
                          .quiet = request->quiet,
                          .width = terminal_width(stream).value_or(ReportOptions{}.width),
                          .working_directory = std::filesystem::current_path(ignored).string()});
  if (!request->quiet) report = applied_line(summary, mode) + report;
  for (const Error& failure : summary.remaining.failures) print_error(failure.what);
  if (stream == Stream::error) write_diagnostics(report);
  const std::string_view output = mode == Mode::diff     ? summary.diff
                                  : mode == Mode::filter ? std::string_view(filtered)
                                                         : std::string_view(report);
  const bool would_change = mode == Mode::diff && summary.applied > 0;
  const ExitStatus status =
      status_of(!summary.remaining.failures.empty(), summary.worst, request->fail_on);
  return write_and_return(
      output, would_change && status == ExitStatus::clean ? ExitStatus::findings : status);
}

constexpr Option kFixOptions[] = {
    {"unsafe", Takes::nothing, "", "apply also the fixes that somebody should look at"},
    {"diff", Takes::nothing, "", "write nothing; print what would change"},
};

constexpr OptionGroup kOptions[] = {
    {"What is fixed", kFixOptions}, kSelectionOptions, kRunningOptions};

}  // namespace

const Command kFix{
    .name = "fix",
    .operands = "[PATH...]",
    .summary = "apply the fixes that are safe",
    .details =
        "Fixes files in place, each as a whole or not at all, and reports what remains. \"-\" "
        "reads\n"
        "standard input and writes the fixed text to standard output, the report to standard "
        "error.\n",
    .options = kOptions,
    .exit_statuses =
        "  0  nothing remains at or above --fail-on\n"
        "  1  something remains; with --diff: or would be fixed\n"
        "  2  wrong usage or configuration; nothing was written\n"
        "  3  a file could not be read or written; the others are fixed\n",
    .run = fix,
};

}  // namespace posturelint::cli
