// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "report/finding_text.h"
#include "report/formats.h"
#include "report/json_writer.h"
#include "report/rule_page.h"
#include "report/uri.h"
#include "report/visible.h"

namespace posturelint {
namespace {

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::info:
      break;
  }
  return "INFO";
}

/// Who takes a suggestion wants to see it as a whole.
constexpr std::size_t kMaxSuggestion = 4000;

/// The edits of a fix as one: a reviewer takes each suggestion by itself, and ours are all or none.
/// Nothing when there are none, or they are too far apart.
std::optional<Edit> joined(const Fix& fix, const Source& source) {
  if (fix.edits.empty()) return std::nullopt;
  Span all = fix.edits.front().span;
  for (const Edit& edit : fix.edits) {
    all = {std::min(all.begin, edit.span.begin), std::max(all.end, edit.span.end)};
  }
  if (all.size() > kMaxSuggestion) return std::nullopt;
  std::vector<Edit> inside = fix.edits;
  for (Edit& edit : inside) {
    edit.span = {edit.span.begin - all.begin, edit.span.end - all.begin};
  }
  return Edit{all, apply_edits(source.text(all), inside)};
}

class RdjsonReport {
 public:
  RdjsonReport(const RunReport& report, const ReportOptions& options)
      : report_(report), options_(options), json_(out_) {}

  std::string render() {
    json_.begin_object();
    write_source();
    json_.key("diagnostics").begin_array();
    for (const FileReport& file : report_.files) {
      for (const Finding& finding : file.findings) {
        json_.line();
        write_diagnostic(finding, *file.source);
      }
    }
    json_.end_array().end_object();
    return std::move(out_) + "\n";
  }

  std::string render_lines() {
    for (const FileReport& file : report_.files) {
      for (const Finding& finding : file.findings) {
        write_diagnostic(finding, *file.source);
        out_ += '\n';
      }
    }
    return std::move(out_);
  }

 private:
  void write_source() {
    json_.key("source").begin_object().member("name", "posturelint");
    if (!report_.homepage.empty()) json_.member("url", report_.homepage);
    json_.end_object();
  }

  /// Columns are bytes.
  void write_position(std::string_view name, const Source& source, std::uint32_t offset) {
    const std::uint32_t line = source.line_at(offset);
    json_.key(name).begin_object().member("line", line);
    json_.member("column", offset - source.line_span(line).begin + 1).end_object();
  }

  void write_range(const Source& source, Span span) {
    json_.key("range").begin_object();
    write_position("start", source, span.begin);
    write_position("end", source, span.end);
    json_.end_object();
  }

  void write_diagnostic(const Finding& finding, const Source& source) {
    json_.begin_object();
    json_.member("message", visible(finding.message) +
                                notes_and_fix(finding, source, options_.working_directory));
    json_.key("location").begin_object();
    json_.member("path", reported_path(source.name(), options_.working_directory).path);
    write_range(source, finding.span);
    json_.end_object();
    json_.member("severity", severity_of(finding.severity));
    write_source();
    json_.key("code").begin_object().member("value", finding.rule);
    if (const std::string page = page_uri(finding.rule); !page.empty()) json_.member("url", page);
    json_.end_object();
    if (const auto edit = finding.fix ? joined(*finding.fix, source) : std::nullopt) {
      json_.key("suggestions").begin_array().begin_object();
      write_range(source, edit->span);
      json_.member("text", edit->text).end_object().end_array();
    }
    json_.end_object();
  }

  std::string page_uri(std::string_view id) const {
    const auto rule = std::ranges::lower_bound(report_.rules, id, {}, &Rule::id);
    if (rule == report_.rules.end() || rule->id != id) return {};
    return rule_page_uri(*rule, report_.homepage);
  }

  const RunReport& report_;
  const ReportOptions& options_;
  std::string out_;
  JsonWriter json_;
};

}  // namespace

std::string render_rdjson(const RunReport& report, const ReportOptions& options) {
  return RdjsonReport(report, options).render();
}

std::string render_rdjsonl(const RunReport& report, const ReportOptions& options) {
  return RdjsonReport(report, options).render_lines();
}

}  // namespace posturelint
