// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "report/finding_text.h"
#include "report/fingerprint.h"
#include "report/formats.h"
#include "report/json_writer.h"
#include "report/uri.h"
#include "report/visible.h"

namespace posturelint {
namespace {

constexpr std::size_t kMaxDescription = 2000;

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "critical";
    case Severity::warning:
      return "major";
    case Severity::info:
      break;
  }
  return "info";
}

}  // namespace

std::string render_gitlab(const RunReport& report, const ReportOptions& options) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const FileReport& file : report.files) {
    const Source& source = *file.source;
    const std::string path = reported_path(source.name(), options.working_directory).path;
    const FileFingerprints prints = fingerprints(file);
    for (std::size_t i = 0; i < file.findings.size(); ++i) {
      const Finding& finding = file.findings[i];
      json.line().begin_object();
      json.member("description", shortened(visible(finding.message), kMaxDescription));
      json.member("check_name", finding.rule);
      json.member("fingerprint", fingerprint_in(path, prints.findings[i]));
      json.member("severity", severity_of(finding.severity));
      json.key("location").begin_object().member("path", path);
      json.key("lines").begin_object();
      json.member("begin", source.line_at(finding.span.begin));
      json.member("end", source.line_at(finding.span.end));
      json.end_object().end_object().end_object();
    }
  }
  json.end_array();
  return out + "\n";
}

}  // namespace posturelint
