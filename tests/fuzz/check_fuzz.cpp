// SPDX-License-Identifier: Apache-2.0
// A whole check of a project: files below lines `=== name ===`, `.posturelint.yaml` among them if
// it likes; and every format of report.
#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/example.h"
#include "engine/facts.h"
#include "engine/lint_project.h"
#include "extract/extract.h"
#include "report/baseline.h"
#include "report/formats.h"
#include "report/report.h"
#include "rules/builtin_rules.h"
#include "tests/fuzz/oracle.h"
#include "text/utf8.h"

namespace posturelint::fuzz {
namespace {

constexpr std::size_t kMaxFiles = 4;

struct File {
  SourcePtr source;
  HostKind host;
};

std::vector<FileReport> check(const std::vector<File>& files, const RuleSet& rules) {
  std::deque<FileFacts> facts;
  std::vector<FileReport> reports;
  reports.reserve(files.size());
  std::vector<ProjectFile> project;
  for (const File& file : files) {
    const Analysis analysis = analyze(file.source, file.host);
    reports.push_back(lint(analysis, rules, schemas()));
    facts.push_back(extract_facts(analysis));
  }
  for (std::size_t i = 0; i < files.size(); ++i) project.push_back({&reports[i], &facts[i]});
  lint_project(project, rules, rules.config().workspace_complete ? Extent::whole : Extent::part);
  return reports;
}

std::string all_words_of(std::vector<FileReport>& reports) {
  std::string out;
  for (const FileReport& report : reports) {
    require_sound(report);
    out += report.source->name() + "\n" + fuzz::all_words_of(report);
  }
  return out;
}

void render(std::vector<FileReport> reports, const RuleSet& rules) {
  RunReport run{.files = std::move(reports), .rules = rules.all(), .rule_set = &rules};
  run.files_checked = run.files.size();
  for (const ReportFormat& format : kReportFormats) {
    const std::string text =
        format.render(run, {.statistics = true, .working_directory = "/w"}).text;
    require(find_invalid_utf8(text) == std::string_view::npos, format.name);
    if (format.name == "json" || format.name == "sarif" || format.name == "gitlab" ||
        format.name == "rdjson") {
      require(nlohmann::json::accept(text), format.name);
    }
  }
  const BaselineRun as_named{.path_of = [](std::string_view name) { return std::string(name); },
                             .covers = [](const BaselineEntry&) { return true; }};
  const auto entries = baseline_entries(run, as_named);
  const auto read = read_baseline(*Source::from_string("x", write_baseline(entries)));
  require(read.has_value(), "a baseline we write we can read");
  apply_baseline(run, *read, as_named);
  require(run.baseline->absent.empty(), "a baseline knows all of its own run");
  for (const FileReport& file : run.files) {
    require(file.findings.empty(), "nothing is new against the baseline of the same run");
  }
}

void run(std::string_view text) {
  std::vector<File> files;
  Config config;
  for (const ExampleFile& part : example_files(text, "policy.json")) {
    SourcePtr source = Source::from_string(std::string(part.name), std::string(part.text));
    if (part.name == ".posturelint.yaml") {
      if (auto read = parse_config(source, rules::builtin())) config = std::move(*read);
    } else if (files.size() < kMaxFiles) {
      const HostKind host = host_kind(part.name);
      files.push_back({std::move(source), host == HostKind::none ? HostKind::json : host});
    }
  }
  std::ranges::stable_sort(files, {}, [](const File& file) { return file.source->name(); });
  const bool is_named_twice = std::ranges::adjacent_find(files, {}, [](const File& file) {
                                return file.source->name();
                              }) != files.end();
  const RuleSet rules(rules::builtin(), config, {}, {}, parse_civil_date("2026-06-01"));
  auto reports = check(files, rules);
  const std::string words = all_words_of(reports);
  std::vector<File> backwards(files.rbegin(), files.rend());
  auto other = check(backwards, rules);
  std::ranges::reverse(other);
  if (!is_named_twice) require_equal(all_words_of(other), words, "the order of files is nothing");
  render(std::move(reports), rules);
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
