// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/baseline.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/lint_options.h"
#include "cli/memory.h"
#include "cli/report_request.h"
#include "workspace/revision.h"
#include "workspace/run.h"
#include "workspace/suppression_review.h"

namespace posturelint::cli {
namespace {

/// Adds the reports of the configurations themselves, in the order of paths.
void add_reports(RunReport& report, std::vector<FileReport> more) {
  report.files_checked += more.size();
  for (FileReport& file : more) report.files.push_back(std::move(file));
}

/// What a run gave, sorted out for a report, which takes over what was found. The setup is the
/// files' own when they share one.
RunReport to_report(const Discovery& discovery, std::span<FileOutcome> outcomes,
                    std::span<const Rule> rules) {
  const std::span<const FileJob> jobs = discovery.jobs;
  std::vector<ReviewedFile> reviewed;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    reviewed.push_back({&jobs[i], outcomes[i].failure ? nullptr : &outcomes[i].report});
  }
  std::vector<FileReport> of_configs = SuppressionReview(reviewed, discovery).reports();
  std::vector<Error> failures = discovery.failures;
  RunReport report{.failures = std::move(failures),
                   .rules = rules,
                   .tool_version = std::string(version()),
                   .homepage = POSTURELINT_HOMEPAGE};
  for (FileOutcome& outcome : outcomes) {
    if (outcome.failure) {
      report.failures.push_back(std::move(*outcome.failure));
      continue;
    }
    ++report.files_checked;
    if (outcome.report.source != nullptr) report.files.push_back(std::move(outcome.report));
  }
  const auto is_shared = [&](const FileJob& job) { return job.setup == jobs[0].setup; };
  if (!jobs.empty() && std::ranges::all_of(jobs, is_shared)) {
    report.rule_set = &jobs[0].setup->rules;
  }
  add_reports(report, std::move(of_configs));
  std::ranges::stable_sort(report.files, {},
                           [](const FileReport& file) { return file.source->name(); });
  return report;
}

std::optional<Severity> worst_of(const RunReport& report) {
  std::optional<Severity> worst;
  for (const FileReport& file : report.files) {
    for (const Finding& finding : file.findings) worst = std::max(worst, {finding.severity});
  }
  return worst;
}

ExitStatus check(const Arguments& arguments) {
  const auto request = read_lint_request(arguments);
  if (!request) return print_usage_error(&kCheck, request.error().what);
  const auto output = read_report_request(arguments);
  if (!output) return print_usage_error(&kCheck, output.error().what);

  BaselineRequest baseline;
  if (const auto error = read_baseline_request(arguments, baseline)) {
    return error->usage ? print_usage_error(&kCheck, error->error.what)
                        : print_failure(ExitStatus::usage, error->error);
  }

  take_memory_in_large_steps();
  ConfigLookup configs(request->lookup);
  auto discovery = find_jobs(*request, configs);
  if (!discovery) return print_failure(ExitStatus::usage, discovery.error());
  const Discovery& found = keep_until_exit(std::move(*discovery));
  const std::span<const Rule> rules = configs.all_rules();
  if (const auto unknown = find_unknown_rule(*request, rules)) {
    return print_usage_error(&kCheck, unknown->what);
  }
  ProgressLine line(found.file_count(), !request->quiet);
  auto& outcomes = keep_until_exit(lint_files(found.jobs, ready_to_run(*request, found, line)));
  line.remove();
  RunReport report = to_report(found, outcomes, rules);
  if (auto unwritten = apply_baselines(report, baseline, *request, found)) {
    report.failures.push_back(std::move(*unwritten));
  }

  if (output->has("sarif") || output->has("markdown")) report.revision = read_revision("");

  for (const Error& failure : report.failures) print_error(failure.what);
  const std::vector<Error> unwritten = write_reports(report, *output, *request);
  for (const Error& error : unwritten) print_error(error.what);
  if (!unwritten.empty()) return ExitStatus::failure;
  return status_of(!report.failures.empty(), worst_of(report), request->fail_on);
}

const OptionGroup kOptions[] = {kReportOptions, kSelectionOptions, kRunningOptions};

}  // namespace

const Command kCheck{
    .name = "check",
    .operands = "[PATH...]",
    .summary = "report what is wrong in files and folders",
    .details =
        "Checks the policies in JSON and NDJSON files, Markdown guides, shell scripts and .http\n"
        "files. A folder is searched, minding .gitignore; the default is the folder you are in.\n"
        "\"-\" is standard input.\n",
    .options = kOptions,
    .exit_statuses =
        "  0  nothing found at or above --fail-on\n"
        "  1  something found\n"
        "  2  wrong usage or configuration\n"
        "  3  a file could not be read or written; the others are reported\n",
    .run = check,
};

}  // namespace posturelint::cli
