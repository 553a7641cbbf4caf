// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "cli/baseline.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/lint_options.h"
#include "report/report.h"
#include "workspace/run.h"
#include "workspace/suppression_review.h"
#include "workspace/write_file.h"

namespace posturelint::cli {
namespace {

struct ReportRequest {
  const ReportFormat* format = nullptr;
  std::optional<std::string> file;  // --output
  bool statistics = false;
};

Result<ReportRequest> read_report_request(const Arguments& arguments) {
  std::vector<std::string_view> names;
  for (const ReportFormat& format : report_formats()) names.push_back(format.name);
  const auto index = choice(arguments, "format", names, 0);
  if (!index) return index.error();
  const auto file = arguments.value("output");
  if (file && file->empty()) return Error{"--output needs a file"};
  return ReportRequest{&report_formats()[*index], file, arguments.has("statistics")};
}

/// Adds the reports of the configurations themselves.
void add_reports(RunReport& report, std::vector<FileReport> more) {
  report.files_checked += more.size();
  for (FileReport& file : more) report.files.push_back(std::move(file));
}

/// What a run gave, sorted out for a report. The setup is the files' own when they share one.
RunReport to_report(const Discovery& discovery, std::vector<FileOutcome> outcomes,
                    std::span<const Rule> rules) {
  const std::span<const FileJob> jobs = discovery.jobs;
  std::vector<ReviewedFile> reviewed;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    reviewed.push_back({&jobs[i], outcomes[i].failure ? nullptr : &outcomes[i].report});
  }
  std::vector<FileReport> of_configs = SuppressionReview(reviewed, discovery).reports();
  std::vector<Error> failures = discovery.failures;
  RunReport report{
      .failures = std::move(failures), .rules = rules, .tool_version = std::string(version())};
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

/// Writes the report to the file as a whole; to what is no regular file (a pipe, /dev/stdout) as a
/// stream.
std::optional<Error> write_report(const std::string& file, std::string_view text) {
  std::error_code ignored;
  const auto type = std::filesystem::status(file, ignored).type();
  const bool is_stream =
      type == std::filesystem::file_type::character || type == std::filesystem::file_type::fifo;
  return is_stream ? write_to_stream(file, text) : write_file_atomically(file, text, "/");
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

  ConfigLookup configs(request->lookup);
  auto found = find_jobs(*request, configs);
  if (!found) return print_failure(ExitStatus::usage, found.error());
  const std::span<const Rule> rules = configs.all_rules();
  if (const auto unknown = find_unknown_rule(*request, rules)) {
    return print_usage_error(&kCheck, unknown->what);
  }
  ProgressLine line(found->jobs.size() + found->context.size(), !request->quiet);
  auto outcomes = lint_files(found->jobs, {.threads = request->threads,
                                           .progress = [&](std::size_t n) { line.update(n); },
                                           .context = found->context});
  line.remove();
  RunReport report = to_report(*found, std::move(outcomes), rules);
  if (auto unwritten = apply_baselines(report, baseline, *request, *found)) {
    report.failures.push_back(std::move(*unwritten));
  }

  std::error_code ignored;
  const std::string text = output->format->render(
      report, {.color = request->color.value_or(!output->file && colors_by_default(Stream::output)),
               .quiet = request->quiet,
               .statistics = output->statistics,
               .width = terminal_width(Stream::output).value_or(ReportOptions{}.width),
               .working_directory = std::filesystem::current_path(ignored).string()});
  for (const Error& failure : report.failures) print_error(failure.what);
  const auto unwritten = output->file ? write_report(*output->file, text) : write_output(text);
  if (unwritten) return print_failure(ExitStatus::failure, *unwritten);
  return status_of(!report.failures.empty(), worst_of(report), request->fail_on);
}

constexpr Option kReportOptions[] = {
    {"format", Takes::value, "FORMAT", "text, json, sarif or github (default: text)"},
    {"output", Takes::value, "FILE", "write the report there instead of to standard output"},
    {"baseline", Takes::value, "FILE", "report only what is not in this file of known findings"},
    {"write-baseline", Takes::value, "FILE",
     "write what is found to this file, to be known from now on; with --baseline only what that "
     "one has and is still found"},
    {"statistics", Takes::nothing, "", "count the findings of each rule (format text)"},
};

constexpr OptionGroup kOptions[] = {
    {"What is reported", kReportOptions}, kSelectionOptions, kRunningOptions};

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
