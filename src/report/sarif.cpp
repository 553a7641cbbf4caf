// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "report/fingerprint.h"
#include "report/formats.h"
#include "report/json_writer.h"
#include "report/place.h"
#include "report/rule_page.h"
#include "report/uri.h"

namespace posturelint {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What relative paths start from; where that is, is up to the machine that reads the log.
constexpr std::string_view kRoot = "SRCROOT";
/// Longer descriptions are refused by code scanning.
constexpr std::size_t kMaxDescription = 1024;
/// A log quotes short places only; who reads it has the files.
constexpr std::size_t kMaxSnippet = 1000;

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "note";
}

/// How sure we are: errors are documented or recorded, infos are inferred.
std::string_view precision_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "very-high";
    case Severity::warning:
      return "high";
    case Severity::info:
      break;
  }
  return "medium";
}

std::string_view problem_severity_of(Severity severity) {
  return severity == Severity::info ? "recommendation" : to_string(severity);
}

/// `[text](target)` in a message is a link to SARIF's readers.
std::string without_links(std::string_view message) {
  if (message.find("](") == std::string_view::npos) return std::string(message);
  std::string out;
  for (const char c : message) {
    if (c == '[' || c == ']') out += '\\';
    out += c;
  }
  return out;
}

class SarifLog {
 public:
  SarifLog(const RunReport& report, const ReportOptions& options)
      : report_(report), options_(options), json_(out_) {
    for (std::size_t i = 0; i < report.rules.size(); ++i) rule_index_[report.rules[i].id] = i;
  }

  std::string render() {
    json_.begin_object().member("$schema", kSchema).member("version", "2.1.0");
    json_.key("runs").begin_array().begin_object();
    write_tool();
    json_.line().member("columnKind", "unicodeCodePoints");
    json_.line().key("originalUriBaseIds").begin_object().key(kRoot).begin_object();
    write_message("description", "the folder in which posturelint was started");
    json_.end_object().end_object();
    write_invocation();
    json_.line().key("results").begin_array();
    for (const FileReport& file : report_.files) write_results(file);
    if (report_.baseline) {
      for (const BaselineEntry& entry : report_.baseline->absent) write_absent(entry);
    }
    json_.end_array();
    json_.end_object().end_array().end_object();
    return std::move(out_) + "\n";
  }

 private:
  void write_message(std::string_view key, std::string_view text) {
    json_.key(key).begin_object().member("text", text).end_object();
  }

  void write_tool() {
    json_.line().key("tool").begin_object().key("driver").begin_object();
    json_.member("name", "posturelint").member("semanticVersion", report_.tool_version);
    json_.key("rules").begin_array();
    for (const Rule& rule : report_.rules) write_rule(rule);
    json_.end_array().end_object().end_object();
  }

  void write_rule(const Rule& rule) {
    json_.line().begin_object().member("id", rule.id);
    write_message("shortDescription", as_sentence(rule.summary));
    write_message("fullDescription", rule_description(rule, kMaxDescription));
    json_.key("help").begin_object();
    json_.member("text", fmt::format("{}\n\nThe whole page: posturelint explain {}", rule.rationale,
                                     rule.id));
    json_.member("markdown", rule_page_markdown(rule, PageFor::alert));
    json_.end_object();
    json_.key("defaultConfiguration").begin_object();
    json_.member("level", level_of(rule.severity)).end_object();
    json_.key("properties").begin_object().key("tags").begin_array();
    json_.value(rule.category()).value(to_string(rule.consequence));
    if (rule.security_severity > 0) json_.value("security");
    json_.end_array();
    json_.member("precision", precision_of(rule.severity));
    json_.member("problem.severity", problem_severity_of(rule.severity));
    if (rule.security_severity > 0) {
      json_.member("security-severity", fmt::format("{:.1f}", rule.security_severity));
    }
    json_.end_object().end_object();
  }

  void write_invocation() {
    json_.line().key("invocations").begin_array().begin_object();
    json_.member("executionSuccessful", report_.failures.empty());
    write_overrides();
    json_.key("toolExecutionNotifications").begin_array();
    for (const Error& failure : report_.failures) {
      json_.begin_object().member("level", "error");
      write_message("message", without_links(failure.what));
      json_.end_object();
    }
    json_.end_array().end_object().end_array();
  }

  /// What the configuration and the command line made of the rules' own severities.
  void write_overrides() {
    if (report_.rule_set == nullptr) return;
    json_.key("ruleConfigurationOverrides").begin_array();
    for (std::size_t i = 0; i < report_.rules.size(); ++i) {
      const Rule& rule = report_.rules[i];
      const std::optional<Severity> severity = report_.rule_set->severity(rule);
      if (severity == rule.severity) continue;
      json_.begin_object().key("descriptor").begin_object();
      json_.member("id", rule.id).member("index", i).end_object();
      json_.key("configuration").begin_object();
      if (severity) {
        json_.member("level", level_of(*severity));
      } else {
        json_.member("enabled", false);
      }
      json_.end_object().end_object();
    }
    json_.end_array();
  }

  void write_results(const FileReport& file) {
    const FileFingerprints prints = fingerprints(file);
    Places places(*file.source);
    for (std::size_t i = 0; i < file.findings.size(); ++i) {
      write_result(file.findings[i], prints.findings[i], nullptr, *file.source, places);
    }
    for (std::size_t i = 0; i < file.suppressed.size(); ++i) {
      write_result(file.suppressed[i].finding, prints.suppressed[i], &file.suppressed[i],
                   *file.source, places);
    }
  }

  void write_suppression(const SuppressedFinding& suppressed) {
    const bool in_source = suppressed.by == Silencer::comment;
    if (suppressed.by == Silencer::baseline) return;  // baselineState says it
    json_.key("suppressions").begin_array().begin_object();
    json_.member("kind", in_source ? "inSource" : "external").member("status", "accepted");
    if (!suppressed.reason.empty()) json_.member("justification", suppressed.reason);
    json_.end_object().end_array();
  }

  void write_result(const Finding& finding, const Fingerprints& prints,
                    const SuppressedFinding* suppressed, const Source& source, Places& places) {
    json_.line().begin_object().member("ruleId", finding.rule);
    if (const auto rule = rule_index_.find(finding.rule); rule != rule_index_.end()) {
      json_.member("ruleIndex", rule->second);
    }
    json_.member("level", level_of(finding.severity));
    write_message("message", without_links(finding.message));

    json_.key("locations").begin_array().begin_object();
    write_physical_location(source, finding.span, places);
    write_logical_location(finding);
    json_.end_object().end_array();

    write_related_locations(finding, source, places);
    json_.key("partialFingerprints").begin_object();
    json_.member("primaryLocationLineHash", prints.line).member("posturelint/v1", prints.value);
    json_.end_object();
    if (report_.baseline) {
      const bool known = suppressed != nullptr && suppressed->in_baseline;
      json_.member("baselineState", known ? "unchanged" : "new");
    }
    if (suppressed != nullptr) write_suppression(*suppressed);
    if (finding.fix && !finding.fix->edits.empty()) write_fix(*finding.fix, source, places);
    json_.end_object();
  }

  /// What only the baseline has; where in the file it was is not known any more.
  void write_absent(const BaselineEntry& entry) {
    json_.line().begin_object().member("ruleId", entry.rule);
    if (const auto rule = rule_index_.find(entry.rule); rule != rule_index_.end()) {
      json_.member("ruleIndex", rule->second);
    }
    write_message("message", without_links(entry.message));
    json_.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
    const std::string& file = report_.baseline->file;
    const std::size_t slash = file.rfind('/');
    write_artifact_location(slash == std::string::npos ? entry.path
                                                       : file.substr(0, slash + 1) + entry.path);
    json_.end_object().end_object().end_array();
    json_.member("baselineState", "absent").end_object();
  }

  void write_artifact_location(const Source& source) { write_artifact_location(source.name()); }
  void write_artifact_location(std::string_view name) {
    const ReportedPath path = reported_path(name, options_.working_directory);
    json_.key("artifactLocation").begin_object().member("uri", path_to_uri(path.path));
    if (path.inside) json_.member("uriBaseId", kRoot);
    json_.end_object();
  }

  void write_region(std::string_view key, PlaceRange range, std::optional<std::string_view> text) {
    json_.key(key).begin_object();
    json_.member("startLine", range.begin.line).member("startColumn", range.begin.column);
    json_.member("endLine", range.end.line).member("endColumn", range.end.column);
    if (text) write_message("snippet", *text);
    json_.end_object();
  }

  void write_physical_location(const Source& source, Span span, Places& places) {
    json_.key("physicalLocation").begin_object();
    write_artifact_location(source);
    const PlaceRange range = places.range(span);
    const bool is_short = span.size() <= kMaxSnippet;
    write_region("region", range, is_short ? std::optional(source.text(span)) : std::nullopt);
    write_context(source, span, range);
    json_.end_object();
  }

  /// The region's lines with one before and one after. Must be more than the region.
  void write_context(const Source& source, Span span, PlaceRange range) {
    const std::uint32_t first = range.begin.line > 1 ? range.begin.line - 1 : 1;
    const std::uint32_t last = std::min(range.end.line + 1, source.line_count());
    const Span lines{source.line_span(first).begin, source.line_span(last).end};
    if (lines.size() > kMaxSnippet || span.contains(lines)) return;
    write_region("contextRegion", {source.position(lines.begin), source.position(lines.end)},
                 source.text(lines));
  }

  void write_logical_location(const Finding& finding) {
    if (finding.pointer.empty()) return;
    const std::string_view pointer = finding.pointer;
    json_.key("logicalLocations").begin_array().begin_object();
    json_.member("fullyQualifiedName", pointer);
    json_.member("name", pointer.substr(pointer.rfind('/') + 1));
    json_.end_object().end_array();
  }

  void write_related_locations(const Finding& finding, const Source& source, Places places) {
    if (finding.notes.empty()) return;
    json_.key("relatedLocations").begin_array();
    for (std::size_t i = 0; i < finding.notes.size(); ++i) {
      const Note& note = finding.notes[i];
      const Source& where = note.source ? *note.source : source;
      Places there = &where == &source ? places : Places(where);
      json_.begin_object().member("id", i + 1);
      write_physical_location(where, note.span, there);
      write_message("message", without_links(note.message));
      json_.end_object();
    }
    json_.end_array();
  }

  void write_fix(const Fix& fix, const Source& source, Places places) {
    json_.key("fixes").begin_array().begin_object();
    const bool safe = fix.applicability == Applicability::safe;
    write_message("description", without_links(fix.title) + (safe ? "" : " (look at the result)"));
    json_.key("artifactChanges").begin_array().begin_object();
    write_artifact_location(source);
    json_.key("replacements").begin_array();
    for (const Edit& edit : fix.edits) {
      json_.begin_object();
      write_region("deletedRegion", places.range(edit.span), std::nullopt);
      if (!edit.text.empty()) write_message("insertedContent", edit.text);
      json_.end_object();
    }
    json_.end_array().end_object().end_array();
    json_.end_object().end_array();
  }

  const RunReport& report_;
  const ReportOptions& options_;
  std::map<std::string_view, std::size_t> rule_index_;
  std::string out_;
  JsonWriter json_;
};

}  // namespace

std::string render_sarif(const RunReport& report, const ReportOptions& options) {
  return SarifLog(report, options).render();
}

}  // namespace posturelint
