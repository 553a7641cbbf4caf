// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/count_of.h"
#include "report/finding_text.h"
#include "report/formats.h"
#include "report/place.h"
#include "report/uri.h"
#include "report/visible.h"

namespace posturelint {
namespace {

/// A step shows as many annotations of each kind, and drops the others without a word.
constexpr std::size_t kMaxPerKind = 10;
constexpr std::size_t kMaxMessage = 4000;

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

/// A line of the log that the runner does not take for a command: it looks for `##[` anywhere.
std::string without_commands(std::string text) {
  for (std::size_t at = text.find("##["); at != std::string::npos; at = text.find("##[", at)) {
    text.insert(at + 2, " ");
  }
  return text;
}

/// Annotations as far as GitHub shows them, and all findings as a group of the log.
class GithubReport {
 public:
  GithubReport(const RunReport& report, const ReportOptions& options)
      : report_(report), options_(options) {}

  std::string render() {
    for (const Error& failure : report_.failures) annotate(failure);
    for (const FileReport& file : report_.files) add_file(file);
    add_dropped();
    add_log();
    return std::move(out_);
  }

 private:
  /// False when GitHub would drop another annotation of the kind.
  bool take(Severity severity) {
    return ++annotations_.at(static_cast<std::size_t>(severity)) <= kMaxPerKind;
  }

  void annotate(const Error& failure) {
    log_ += without_commands("failure " + visible(failure.what)) + '\n';
    if (!take(Severity::error)) return;
    out_ += "::error title=posturelint::";
    append_escaped(out_, shortened(visible(failure.what), kMaxMessage), false);
    out_ += '\n';
  }

  void add_file(const FileReport& file) {
    if (file.findings.empty()) return;
    const Source& source = *file.source;
    const std::string path = visible(reported_path(source.name(), options_.working_directory).path);
    Places places(source);
    for (const Finding& finding : file.findings) {
      const PlaceRange range = places.range(finding.span);
      log_ += without_commands(fmt::format("{} {}:{}:{}: {} [{}]\n", to_string(finding.severity),
                                           path, range.begin.line, range.begin.column,
                                           visible(finding.message), finding.rule));
      if (take(finding.severity)) annotate(finding, source, path, range);
    }
  }

  void annotate(const Finding& finding, const Source& source, std::string_view path,
                PlaceRange range) {
    const auto [begin, end] = range;
    out_ += "::";
    out_ += command_of(finding.severity);
    append_property(out_, " file", path);
    append_property(out_, ",line", std::to_string(begin.line));
    append_property(out_, ",endLine", std::to_string(end.line));
    if (begin.line == end.line) {  // else GitHub refuses columns
      append_property(out_, ",col", std::to_string(begin.column));
      append_property(out_, ",endColumn", std::to_string(end.column));
    }
    append_property(out_, ",title", finding.rule);
    out_ += "::";
    append_escaped(out_, shortened(visible(finding.message), kMaxMessage), false);
    append_escaped(out_, notes_and_fix(finding, source, options_.working_directory), false);
    out_ += '\n';
  }

  /// Says what is in the log only.
  void add_dropped() {
    std::vector<std::string> dropped;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
      const std::size_t count = annotations_.at(static_cast<std::size_t>(severity));
      if (count > kMaxPerKind) {
        dropped.push_back(count_of(count - kMaxPerKind, to_string(severity)));
      }
    }
    if (dropped.empty()) return;
    fmt::format_to(std::back_inserter(out_),
                   "GitHub shows {} annotations of a kind for a step; {} more in the log only\n",
                   kMaxPerKind, fmt::join(dropped, ", "));
  }

  void add_log() {
    if (log_.empty()) return;
    const FindingCounts counts = count_findings(report_);
    fmt::format_to(std::back_inserter(out_),
                   "::group::posturelint: {}, {}, {} in {}\n{}::endgroup::\n",
                   count_of(counts.errors, "error"), count_of(counts.warnings, "warning"),
                   count_of(counts.infos, "info"), count_of(counts.files, "file"), log_);
  }

  const RunReport& report_;
  const ReportOptions& options_;
  std::array<std::size_t, 3> annotations_{};  // by severity
  std::string out_;
  std::string log_;
};

}  // namespace

std::string render_github(const RunReport& report, const ReportOptions& options) {
  return GithubReport(report, options).render();
}

}  // namespace posturelint
