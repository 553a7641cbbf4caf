// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "report/formats.h"
#include "report/json_writer.h"
#include "report/place.h"

namespace posturelint {
namespace {

void write_position(JsonWriter& json, std::string_view name, Position position) {
  json.key(name).begin_object();
  json.member("line", position.line).member("column", position.column);
  json.end_object();
}

void write_range(JsonWriter& json, PlaceRange range) {
  json.key("range").begin_object();
  write_position(json, "start", range.begin);
  write_position(json, "end", range.end);
  json.end_object();
}

void write_resource(JsonWriter& json, const ResourceLabel& resource) {
  json.key("resource").begin_object().member("kind", resource.kind);
  if (!resource.platform.empty()) json.member("platform", resource.platform);
  if (!resource.name.empty()) json.member("name", resource.name);
  json.end_object();
}

void write_notes(JsonWriter& json, const Finding& finding, const Source& source, Places places) {
  json.key("notes").begin_array();
  for (const Note& note : finding.notes) {
    const Source& where = note.source ? *note.source : source;
    json.begin_object().member("message", note.message).member("path", where.name());
    Places there = &where == &source ? places : Places(where);
    write_range(json, there.range(note.span));
    json.end_object();
  }
  json.end_array();
}

void write_fix(JsonWriter& json, const Fix& fix, Places places) {
  const bool safe = fix.applicability == Applicability::safe;
  json.key("fix").begin_object();
  json.member("title", fix.title).member("applicability", safe ? "safe" : "unsafe");
  json.key("edits").begin_array();
  for (const Edit& edit : fix.edits) {
    json.begin_object();
    write_range(json, places.range(edit.span));
    json.member("text", edit.text).end_object();
  }
  json.end_array().end_object();
}

std::string_view name_of(Silencer silencer) {
  switch (silencer) {
    case Silencer::comment:
      return "comment";
    case Silencer::configuration:
      return "configuration";
    case Silencer::baseline:
      break;
  }
  return "baseline";
}

void write_suppression(JsonWriter& json, const SuppressedFinding& suppressed) {
  json.key("suppression").begin_object();
  json.member("by", name_of(suppressed.by));
  json.member("reason", suppressed.reason).end_object();
}

void write_finding(JsonWriter& json, const Finding& finding, const SuppressedFinding* suppressed,
                   const Source& source, Places& places) {
  json.line().begin_object();
  json.member("rule", finding.rule);
  json.member("severity", to_string(finding.severity));
  json.member("message", finding.message);
  json.member("path", source.name());
  write_range(json, places.range(finding.span));
  json.member("pointer", finding.pointer);
  if (!finding.resource.kind.empty()) write_resource(json, finding.resource);
  write_notes(json, finding, source, places);
  if (finding.fix) write_fix(json, *finding.fix, places);
  if (suppressed != nullptr) write_suppression(json, *suppressed);
  json.end_object();
}

void write_baseline_outcome(JsonWriter& json, const BaselineOutcome& baseline) {
  json.line().key("baseline").begin_object();
  json.member("file", baseline.file).member("known", baseline.known);
  json.key("absent").begin_array();
  for (const BaselineEntry& entry : baseline.absent) {
    json.line().begin_object().member("rule", entry.rule).member("path", entry.path);
    json.member("pointer", entry.pointer).member("message", entry.message).end_object();
  }
  json.end_array().end_object();
}

void write_summary(JsonWriter& json, const RunReport& report) {
  const FindingCounts counts = count_findings(report);
  json.line().key("summary").begin_object();
  json.member("files", report.files_checked);
  json.member("files_with_findings", counts.files);
  json.member("errors", counts.errors);
  json.member("warnings", counts.warnings);
  json.member("infos", counts.infos);
  json.member("fixable", counts.fixable_safe);
  json.member("fixable_unsafe", counts.fixable_unsafe);
  json.member("suppressed", counts.suppressed);
  json.member("failures", report.failures.size());
  json.end_object();
}

}  // namespace

std::string render_json(const RunReport& report, const ReportOptions&) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("version", 1U).key("findings").begin_array();
  for (const FileReport& file : report.files) {
    Places places(*file.source);
    for (const Finding& finding : file.findings) {
      write_finding(json, finding, nullptr, *file.source, places);
    }
  }
  json.end_array();
  json.line().key("suppressed").begin_array();
  for (const FileReport& file : report.files) {
    if (file.suppressed.empty()) continue;
    Places places(*file.source);
    for (const SuppressedFinding& suppressed : file.suppressed) {
      write_finding(json, suppressed.finding, &suppressed, *file.source, places);
    }
  }
  json.end_array();
  json.line().key("failures").begin_array();
  for (const Error& failure : report.failures) {
    json.line().begin_object().member("message", failure.what).end_object();
  }
  json.end_array();
  if (report.baseline) write_baseline_outcome(json, *report.baseline);
  write_summary(json, report);
  json.end_object();
  return out + "\n";
}

}  // namespace posturelint
