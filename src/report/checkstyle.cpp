// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "report/finding_text.h"
#include "report/formats.h"
#include "report/place.h"
#include "report/uri.h"
#include "report/visible.h"
#include "report/xml_writer.h"

namespace posturelint {
namespace {

constexpr std::size_t kMaxMessage = 2000;

}  // namespace

std::string render_checkstyle(const RunReport& report, const ReportOptions& options) {
  std::string out;
  XmlWriter xml(out);
  // Readers take the version for that of the layout.
  xml.begin("checkstyle").attribute("version", "4.3");
  for (const FileReport& file : report.files) {
    if (file.findings.empty()) continue;
    const Source& source = *file.source;
    Places places(source);
    xml.begin("file").attribute(
        "name", visible(reported_path(source.name(), options.working_directory).path));
    for (const Finding& finding : file.findings) {
      const Position place = places.at(finding.span.begin);
      xml.begin("error").attribute("line", place.line).attribute("column", place.column);
      xml.attribute("severity", to_string(finding.severity));
      xml.attribute("message", shortened(visible(finding.message), kMaxMessage));
      // What stands behind the last dot is shown as the type.
      xml.attribute("source", "posturelint." + finding.rule).end();
    }
    xml.end();
  }
  if (!report.failures.empty()) {
    xml.begin("file").attribute("name", "posturelint");
    for (const Error& failure : report.failures) {
      xml.begin("error").attribute("severity", "error");
      xml.attribute("message", shortened(visible(failure.what), kMaxMessage));
      xml.attribute("source", "posturelint").end();
    }
    xml.end();
  }
  xml.end();
  return out;
}

}  // namespace posturelint
