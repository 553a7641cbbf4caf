// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "report/formats.h"
#include "report/place.h"
#include "report/uri.h"

namespace posturelint {
namespace {

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "notice";
}

/// A workflow command ends with its line, and its properties at `,` and `:`. The runner undoes
/// exactly these escapes.
void append_escaped(std::string& out, std::string_view text, bool is_property) {
  for (const char c : text) {
    const bool special =
        c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
    if (special) {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
}

void append_property(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  out += '=';
  append_escaped(out, value, true);
}

/// The message and, on lines of their own, notes and fix: an annotation has no other place for
/// them.
std::string text_of(const Finding& finding, const Source& source) {
  std::string text = finding.message;
  for (const Note& note : finding.notes) {
    const Source& where = note.source ? *note.source : source;
    const Position place = where.position(note.span.begin);
    text +=
        fmt::format("\nnote: {} ({}:{}:{})", note.message, where.name(), place.line, place.column);
  }
  if (finding.fix) text += "\nfix: " + finding.fix->title;
  return text;
}

}  // namespace

std::string render_github(const RunReport& report, const ReportOptions& options) {
  std::string out;
  for (const FileReport& file : report.files) {
    const Source& source = *file.source;
    const std::string path = reported_path(source.name(), options.working_directory).path;
    Places places(source);
    for (const Finding& finding : file.findings) {
      const auto [begin, end] = places.range(finding.span);
      out += "::";
      out += command_of(finding.severity);
      append_property(out, " file", path);
      append_property(out, ",line", std::to_string(begin.line));
      append_property(out, ",endLine", std::to_string(end.line));
      if (begin.line == end.line) {  // else GitHub refuses columns
        append_property(out, ",col", std::to_string(begin.column));
        append_property(out, ",endColumn", std::to_string(end.column));
      }
      append_property(out, ",title", finding.rule);
      out += "::";
      append_escaped(out, text_of(finding, source), false);
      out += '\n';
    }
  }
  for (const Error& failure : report.failures) {
    out += "::error title=posturelint::";
    append_escaped(out, failure.what, false);
    out += '\n';
  }
  return out;
}

}  // namespace posturelint
