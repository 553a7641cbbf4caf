// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/count_of.h"
#include "report/formats.h"
#include "report/place.h"
#include "report/snippet.h"
#include "report/style.h"
#include "report/visible.h"

namespace posturelint {
namespace {

/// A message quotes the user; a quotation may be a whole file.
constexpr std::size_t kMaxMessage = 1000;
/// Notes beyond this are one line each: a rule that is shadowed by twenty others shall not fill
/// three screens.
constexpr std::size_t kMaxNoteSnippets = 4;
/// A baseline may have lost hundreds of entries at once.
constexpr std::size_t kMaxAbsent = 10;

/// Renders one file's findings after the other.
class TextReport {
 public:
  TextReport(const RunReport& report, const ReportOptions& options)
      : report_(report), options_(options), paint_(options.color) {}

  std::string render() {
    for (const FileReport& file : report_.files) add_file(file);
    if (options_.statistics) add_statistics();
    if (!options_.quiet) add_closing();
    return std::move(out_);
  }

 private:
  void add_file(const FileReport& file) {
    const Source& source = *file.source;
    Places places(source);
    for (const Finding& finding : file.findings) {
      add_headline(finding, source, places.at(finding.span.begin));
      if (options_.quiet) continue;
      if (file.resources > 1) add_resource(finding.resource);
      add_context(finding, source, places);
      out_ += '\n';
    }
  }

  /// `path:line:column: severity: message [rule]`, the line that other programs read.
  void add_headline(const Finding& finding, const Source& source, Position place) {
    const Ink ink = ink_of(finding.severity);
    out_ += paint_(Ink::strong, place_name(source, place));
    out_ += ": ";
    out_ += paint_(ink, to_string(finding.severity));
    out_ += ": ";
    out_ += paint_(Ink::strong, visible(finding.message, kMaxMessage));
    out_ += paint_(Ink::faint, fmt::format(" [{}]", visible(finding.rule)));
    out_ += '\n';
  }

  /// Which of a file's policies it is.
  void add_resource(const ResourceLabel& resource) {
    if (resource.name.empty()) return;
    const auto kind = parse_resource_kind(resource.kind);
    out_ +=
        paint_(Ink::faint, fmt::format("  in {} \"{}\"", kind ? display_name(*kind) : resource.kind,
                                       visible(resource.name, 80)));
    out_ += '\n';
  }

  void add_context(const Finding& finding, const Source& source, Places places) {
    SnippetStyle style{.paint = paint_, .mark = ink_of(finding.severity), .width = options_.width};
    style.digits = line_digits(source, finding.span);
    for (const Note& note : finding.notes) {
      style.digits = std::max(style.digits, line_digits(source_of(note, source), note.span));
    }
    append_snippet(out_, source, finding.span, style);

    style.mark = Ink::note;
    std::size_t snippets = 0;
    for (const Note& note : finding.notes) {
      const Source& where = source_of(note, source);
      Places there = &where == &source ? places : Places(where);
      out_ += fmt::format("  {}: {}: {}\n", place_name(where, there.at(note.span.begin)),
                          paint_(Ink::note, "note"), visible(note.message, kMaxMessage));
      if (snippets++ < kMaxNoteSnippets) append_snippet(out_, where, note.span, style);
    }
    if (!finding.fix) return;
    const bool safe = finding.fix->applicability == Applicability::safe;
    out_ += fmt::format("  {}: {}\n", paint_(Ink::fix, safe ? "fix" : "fix (unsafe)"),
                        visible(finding.fix->title, kMaxMessage));
  }

  void add_statistics() {
    struct Row {
      std::size_t findings = 0;
      std::size_t fixable = 0;
    };
    std::map<std::string_view, Row> by_rule;
    for (const FileReport& file : report_.files) {
      for (const Finding& finding : file.findings) {
        Row& row = by_rule[finding.rule];
        ++row.findings;
        if (finding.fix) ++row.fixable;
      }
    }
    if (by_rule.empty()) return;
    std::vector<std::pair<std::string_view, Row>> rows(by_rule.begin(), by_rule.end());
    std::ranges::stable_sort(
        rows, [](const auto& a, const auto& b) { return a.second.findings > b.second.findings; });
    out_ += paint_(Ink::faint, "findings  fixable  rule");
    out_ += '\n';
    for (const auto& [rule, row] : rows) {
      fmt::format_to(std::back_inserter(out_), "{:>8}  {:>7}  {}\n", row.findings, row.fixable,
                     visible(rule));
    }
    if (!options_.quiet) out_ += '\n';
  }

  void add_closing() {
    const FindingCounts counts = count_findings(report_);
    add_absent();
    if (counts.total() > 0) add_hint();
    out_ += counts.total() > 0 ? findings_summary(counts) : clean_summary();
    add_silenced(counts);
    if (!report_.failures.empty()) {
      out_ += "; ";
      out_ += paint_(Ink::error, count_of(report_.failures.size(), "problem") +
                                     " kept posturelint from its work");
    }
    out_ += '\n';
  }

  void add_silenced(const FindingCounts& counts) {
    if (counts.suppressed > 0) out_ += fmt::format(" ({} suppressed)", counts.suppressed);
    if (!report_.baseline) return;
    out_ += fmt::format("; {} known from the baseline", counts.known);
    if (report_.baseline->absent.empty()) return;
    out_ += fmt::format(", {} no longer found (add --write-baseline {} to drop {})",
                        report_.baseline->absent.size(), visible(report_.baseline->file),
                        report_.baseline->absent.size() == 1 ? "it" : "them");
  }

  /// What the baseline has and nobody found: mended, one hopes.
  void add_absent() {
    if (!report_.baseline || report_.baseline->absent.empty()) return;
    const auto& absent = report_.baseline->absent;
    for (std::size_t i = 0; i < std::min(absent.size(), kMaxAbsent); ++i) {
      out_ += paint_(Ink::faint,
                     fmt::format("no longer found: {}: {} [{}]", visible(absent[i].path),
                                 visible(absent[i].message, kMaxMessage), visible(absent[i].rule)));
      out_ += '\n';
    }
    if (absent.size() > kMaxAbsent) {
      out_ +=
          paint_(Ink::faint, fmt::format("no longer found: {} more", absent.size() - kMaxAbsent));
      out_ += '\n';
    }
  }

  /// Names the rule of the worst finding, so that the line can be copied and run.
  void add_hint() {
    const Finding* worst = nullptr;
    for (const FileReport& file : report_.files) {
      for (const Finding& finding : file.findings) {
        if (worst == nullptr || finding.severity > worst->severity) worst = &finding;
      }
    }
    out_ += paint_(Ink::faint, fmt::format("why, and what to do: posturelint explain {}",
                                           visible(worst->rule)));
    out_ += '\n';
  }

  std::string findings_summary(const FindingCounts& counts) const {
    std::string out;
    const auto add = [&](Ink ink, std::size_t count, std::string_view what) {
      if (count == 0) return;
      if (!out.empty()) out += ", ";
      out += paint_(ink, count_of(count, what));
    };
    add(Ink::error, counts.errors, "error");
    add(Ink::warning, counts.warnings, "warning");
    add(Ink::info, counts.infos, "info");
    out += report_.files_checked > counts.files
               ? fmt::format(" in {} of {}", counts.files, count_of(report_.files_checked, "file"))
               : " in " + count_of(counts.files, "file");
    if (counts.fixable_safe > 0) {
      out += fmt::format("; {} fixable with posturelint fix", counts.fixable_safe);
      if (counts.fixable_unsafe > 0)
        out += fmt::format(", {} more with --unsafe", counts.fixable_unsafe);
    } else if (counts.fixable_unsafe > 0) {
      out += fmt::format("; {} fixable with posturelint fix --unsafe", counts.fixable_unsafe);
    }
    return out;
  }

  std::string clean_summary() const {
    if (report_.files_checked == 0)
      return "nothing to check: no file of a kind that holds policies";
    return paint_(Ink::fix, "no findings") + " in " + count_of(report_.files_checked, "file");
  }

  static std::string place_name(const Source& source, Position place) {
    return fmt::format("{}:{}:{}", visible(source.name()), place.line, place.column);
  }

  static const Source& source_of(const Note& note, const Source& own) {
    return note.source ? *note.source : own;
  }

  const RunReport& report_;
  const ReportOptions& options_;
  Paint paint_;
  std::string out_;
};

}  // namespace

std::string render_text(const RunReport& report, const ReportOptions& options) {
  return TextReport(report, options).render();
}

}  // namespace posturelint
