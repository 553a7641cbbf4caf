// SPDX-License-Identifier: Apache-2.0
#include "posturelint/linter.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "report/formats.h"
#include "report/report.h"
#include "rules/builtin_rules.h"
#include "schema/release.h"
#include "schema/schema_store.h"
#include "workspace/run.h"

namespace posturelint::v1 {

/// Everything the linter points into; it is made once and stays where it is.
struct Linter::State {
  SchemaStore schemas;
  Setup setup;

  State(Release release, RuleSet rules) : schemas(release), setup{std::move(rules), &schemas} {}
};

namespace {

void require_known(std::span<const std::string> names) {
  for (const std::string& name : names) {
    if (is_rule_or_category(rules::builtin(), name)) continue;
    throw std::invalid_argument(fmt::format("unknown rule or category \"{}\"", name));
  }
}

Config read_configuration(const std::string& text) {
  if (text.empty()) return {};
  auto config =
      parse_config(Source::from_string(std::string(kConfigFileName), text), rules::builtin());
  if (!config) throw std::invalid_argument(config.error().what);
  if (!config->rule_files.empty()) {
    throw std::invalid_argument("\"rules\" names files, and the library reads none");
  }
  return *std::move(config);
}

/// The release that the configuration asks for, else the newest.
Release release_of(const Config& config) {
  const auto known = known_releases();
  const Release release = parse_release(config.api_release).value_or(known.back());
  if (release >= known.front()) return release;
  throw std::invalid_argument(fmt::format("API release {} is older than {}, the first one known",
                                          posturelint::to_string(release),
                                          posturelint::to_string(known.front())));
}

std::vector<FileJob> jobs_of(std::span<const File> files, const Setup& setup) {
  std::vector<FileJob> jobs;
  for (const File& file : files) {
    if (file.text.size() > kMaxTextBytes) throw std::length_error(file.name + ": too long");
    const HostKind by_name = host_kind(file.name);
    const HostKind host = by_name == HostKind::none ? guess_host(file.text) : by_name;
    if (host == HostKind::none) continue;
    jobs.push_back({.path = file.name,
                    .host = host,
                    .scope = Scope::named,
                    .setup = &setup,
                    .tree = {},
                    .whole_project = setup.config().workspace_complete && files.size() > 1,
                    .source = Source::from_string(file.name, file.text)});
  }
  std::ranges::stable_sort(jobs, {}, &FileJob::path);
  return jobs;
}

std::vector<FileOutcome> run(std::span<const File> files, const Setup& setup) {
  std::vector<FileOutcome> outcomes = lint_files(jobs_of(files, setup), {});
  for (const FileOutcome& outcome : outcomes) {
    if (outcome.failure) throw std::runtime_error(outcome.failure->what);
  }
  return outcomes;
}

Range to_range(const Source& source, Span span) {
  const Position begin = source.position(span.begin);
  const Position end = source.position(span.end);
  return {.begin = span.begin,
          .end = span.end,
          .line = begin.line,
          .column = begin.column,
          .end_line = end.line,
          .end_column = end.column};
}

Finding to_public(const Source& source, const posturelint::Finding& finding) {
  Finding result{.rule = finding.rule,
                 .severity = static_cast<Severity>(finding.severity),
                 .message = finding.message,
                 .file = source.name(),
                 .range = to_range(source, finding.span),
                 .pointer = finding.pointer,
                 .notes = {},
                 .fix = {}};
  for (const posturelint::Note& note : finding.notes) {
    const Source& place = note.source == nullptr ? source : *note.source;
    result.notes.push_back({note.message, place.name(), to_range(place, note.span)});
  }
  if (finding.fix) {
    Fix& fix = result.fix.emplace();
    fix.title = finding.fix->title;
    fix.is_safe = finding.fix->applicability == Applicability::safe;
    for (const posturelint::Edit& edit : finding.fix->edits) {
      fix.edits.push_back({to_range(source, edit.span), edit.text});
    }
  }
  return result;
}

}  // namespace

std::string_view version() { return POSTURELINT_VERSION; }

std::string_view to_string(Severity severity) {
  return posturelint::to_string(static_cast<posturelint::Severity>(severity));
}

Linter::Linter(const LinterOptions& options) {
  require_known(options.select);
  require_known(options.ignore);
  const Config config = read_configuration(options.configuration);
  state_ = std::make_unique<State>(
      release_of(config),
      RuleSet(rules::builtin(), config, options.select, options.ignore, options.today));
}

Linter::~Linter() = default;
Linter::Linter(Linter&&) noexcept = default;
Linter& Linter::operator=(Linter&&) noexcept = default;

std::vector<Finding> Linter::lint(const File& file) const { return lint(std::span(&file, 1)); }

std::vector<Finding> Linter::lint(std::span<const File> files) const {
  std::vector<Finding> findings;
  for (const FileOutcome& outcome : run(files, state_->setup)) {
    for (const posturelint::Finding& finding : outcome.report.findings) {
      findings.push_back(to_public(*outcome.report.source, finding));
    }
  }
  return findings;
}

std::string Linter::fix(const File& file, Apply apply) const {
  const std::vector<FileJob> jobs = jobs_of(std::span(&file, 1), state_->setup);
  const Applicability up_to =
      apply == Apply::all_fixes ? Applicability::unsafe : Applicability::safe;
  const auto outcomes = fix_files(jobs, up_to, Writing::preview, {});
  if (outcomes.empty() || outcomes[0].after == nullptr) return file.text;
  return std::string(outcomes[0].after->text());
}

std::string Linter::report(std::span<const File> files, std::string_view format) const {
  const ReportFormat* found = find_format(format);
  if (found == nullptr) {
    throw std::invalid_argument(fmt::format("unknown format \"{}\"", format));
  }
  RunReport report{.files = {},
                   .failures = {},
                   .files_checked = 0,
                   .rules = rules::builtin(),
                   .rule_set = &state_->setup.rules,
                   .tool_version = std::string(version())};
  for (FileOutcome& outcome : run(files, state_->setup)) {
    ++report.files_checked;
    if (outcome.report.source != nullptr) report.files.push_back(std::move(outcome.report));
  }
  return found->render(report, {}).text;
}

}  // namespace posturelint::v1
