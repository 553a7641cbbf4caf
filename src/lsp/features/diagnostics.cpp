// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/diagnostics.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/lint.h"
#include "report/uri.h"

namespace posturelint::lsp {
namespace {

int lsp_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return 1;
    case Severity::warning:
      return 2;
    case Severity::info:
      break;
  }
  return 3;
}

void add_tags(Diagnostic& diagnostic, const Rule& rule) {
  if (rule.consequence == Consequence::deprecated) {
    diagnostic.tags.push_back(DiagnosticTag::deprecated);
  }
  // What has no effect is shown faded.
  if (rule.consequence == Consequence::ignored) {
    diagnostic.tags.push_back(DiagnosticTag::unnecessary);
  }
}

void add_note(Diagnostic& diagnostic, const Note& note, const Session& session,
              const std::string& uri, const Positions& positions) {
  DiagnosticRelated related{.location = {}, .message = note.message};
  if (note.source == nullptr) {
    related.location = {uri, positions.range(note.span)};
  } else {
    const Positions there(note.source, session.client.encoding);
    const std::string& name = note.source->name();
    related.location = {name.starts_with('/') ? path_to_uri(name) : name, there.range(note.span)};
  }
  diagnostic.related.push_back(std::move(related));
}

/// The same for the same diagnostics, in whatever run of the program.
std::string fingerprint(const std::vector<Diagnostic>& items) {
  const std::string text =
      nlohmann::json(items).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  constexpr std::uint64_t kOffset = 14695981039346656037U;
  constexpr std::uint64_t kPrime = 1099511628211U;
  std::uint64_t hash = kOffset;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return fmt::format("{:016x}", hash);
}

DiagnosticReport make_report(std::vector<Diagnostic> items, std::string_view previous) {
  DiagnosticReport report;
  report.result_id = fingerprint(items);
  report.unchanged = report.result_id == previous;
  if (!report.unchanged) report.items = std::move(items);
  return report;
}

/// Lints a file that is not open, as it is on disk, unless that was done.
void lint_on_disk(Session& session, IndexedFile& file) {
  if (file.report) return;
  session.set_stale();
  file.report.emplace();
  const auto source = Source::read(file.job.path);
  if (!source || file.job.host == HostKind::none || file.job.setup == nullptr) return;
  const Setup& setup = *file.job.setup;
  file.report = lint(*source, file.job.host, setup.rules, *setup.schemas, Scope::discovered);
}

/// Its diagnostics, those that come of other files included.
const std::vector<Diagnostic>& diagnostics_on_disk(Session& session, const std::string& uri,
                                                   IndexedFile& file) {
  if (file.diagnostics) return *file.diagnostics;
  std::vector<Diagnostic>& made = file.diagnostics.emplace();
  if (!file.joined || file.joined->findings.empty() || file.joined->source == nullptr) return made;
  const Positions positions(file.joined->source, session.client.encoding);
  for (const Finding& finding : file.joined->findings) {
    made.push_back(to_diagnostic(session, finding, uri, positions));
  }
  return made;
}

}  // namespace

Diagnostic to_diagnostic(Session& session, const Finding& finding, const std::string& uri,
                         const Positions& positions) {
  Diagnostic diagnostic{.range = positions.range(finding.span),
                        .severity = lsp_severity(finding.severity),
                        .code = finding.rule,
                        .code_href = {},
                        .message = finding.message,
                        .tags = {},
                        .related = {}};
  if (const Rule* rule = session.workspace.find_rule(finding.rule)) {
    if (session.client.code_description) diagnostic.code_href = session.rule_page_uri(*rule);
    if (session.client.diagnostic_tags) add_tags(diagnostic, *rule);
  }
  if (session.client.related_information) {
    for (const Note& note : finding.notes) add_note(diagnostic, note, session, uri, positions);
  }
  return diagnostic;
}

std::vector<Diagnostic> diagnostics_of(Session& session, OpenDocument& document) {
  std::vector<Diagnostic> out;
  for (const Finding& finding : session.findings(document)) {
    out.push_back(to_diagnostic(session, finding, document.uri(), document.positions()));
  }
  return out;
}

DiagnosticReport document_diagnostic(Session& session, const DiagnosticParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  if (document == nullptr) return make_report({}, params.previous_result_id);
  if (session.is_stale()) session.join();
  return make_report(diagnostics_of(session, *document), params.previous_result_id);
}

WorkspaceDiagnosticReport workspace_diagnostic(Session& session,
                                               const WorkspaceDiagnosticParams& params) {
  session.workspace.index_all();
  std::map<std::string_view, std::string_view> previous;
  for (const auto& entry : params.previous) previous[entry.uri] = entry.result_id;
  WorkspaceDiagnosticReport report;
  const auto add = [&](const std::string& uri, std::optional<int> version,
                       std::vector<Diagnostic> items) {
    const auto known = previous.find(uri);
    DiagnosticReport& added = report.items.emplace_back(
        make_report(std::move(items), known == previous.end() ? "" : known->second));
    added.uri = uri;
    added.version = version;
    if (known != previous.end()) previous.erase(known);
  };
  for (auto& [path, file] : session.workspace.files()) lint_on_disk(session, file);
  if (session.is_stale()) session.join();
  for (auto& [uri, document] : session.documents.all()) {
    add(uri, document->version(), diagnostics_of(session, *document));
  }
  for (auto& [path, file] : session.workspace.files()) {
    if (session.documents.find_path(path) != nullptr) continue;
    const std::string uri = path_to_uri(path);
    const std::vector<Diagnostic>& items = diagnostics_on_disk(session, uri, file);
    // Nothing to say, and nothing said before.
    if (items.empty() && !previous.contains(uri)) continue;
    add(uri, std::nullopt, items);
  }
  // What the client still shows of files that are gone.
  for (const auto& [uri, id] : std::exchange(previous, {})) {
    DiagnosticReport& gone = report.items.emplace_back(make_report({}, id));
    gone.uri = uri;
  }
  return report;
}

void to_json(nlohmann::json& out, const DiagnosticReport& value) {
  out = {{"kind", value.unchanged ? "unchanged" : "full"}, {"resultId", value.result_id}};
  if (!value.unchanged) out["items"] = value.items;
  if (value.uri.empty()) return;
  out["uri"] = value.uri;
  out["version"] = nullptr;
  if (value.version) out["version"] = *value.version;
}

void to_json(nlohmann::json& out, const WorkspaceDiagnosticReport& value) {
  out = {{"items", value.items}};
}

}  // namespace posturelint::lsp
