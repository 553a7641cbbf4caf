// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/count_of.h"
#include "report/finding_text.h"
#include "report/formats.h"
#include "report/markdown_text.h"
#include "report/rule_page.h"
#include "report/uri.h"
#include "report/visible.h"

namespace posturelint {
namespace {

/// A job's page takes 1 MiB for all that one step writes; others may write there too.
constexpr std::size_t kMaxSize = 512U * 1024U;
/// Who wants to see more opens the log.
constexpr std::size_t kMaxPlaces = 50;
constexpr std::size_t kMaxMessage = 300;

/// A finding and the file it is in.
struct Found {
  const Finding* finding;
  const Source* source;
};

/// What the rows of the table say about one rule.
struct Row {
  Severity severity = Severity::info;
  std::size_t count = 0;
  std::size_t fixable = 0;
};

class MarkdownReport {
 public:
  MarkdownReport(const RunReport& report, const ReportOptions& options)
      : report_(report), options_(options) {}

  std::string render() {
    const FindingCounts counts = count_findings(report_);
    fmt::format_to(std::back_inserter(out_), "### posturelint: {}\n\n", headline(counts));
    out_ += extent(counts) + "\n";
    for (const Error& failure : report_.failures) {
      if (out_.size() > kMaxSize) break;
      fmt::format_to(std::back_inserter(out_), "\n- **not done**: {}\n",
                     markdown_plain(shortened(visible(failure.what), kMaxMessage)));
    }
    if (counts.total() == 0) return std::move(out_);
    add_rules();
    add_places(counts.total());
    return std::move(out_);
  }

 private:
  static std::string headline(const FindingCounts& counts) {
    std::string out;
    const auto add = [&](std::size_t count, std::string_view noun) {
      if (count == 0) return;
      if (!out.empty()) out += ", ";
      out += count_of(count, noun);
    };
    add(counts.errors, "error");
    add(counts.warnings, "warning");
    add(counts.infos, "info");
    return out.empty() ? "no findings" : out;
  }

  /// `5 of 6 files have findings; 7 can be fixed by ...`
  std::string extent(const FindingCounts& counts) const {
    std::string out;
    if (counts.total() == 0) {
      out = count_of(report_.files_checked, "file") + " checked";
    } else {
      out = fmt::format("{} of {} with findings", counts.files,
                        count_of(report_.files_checked, "file"));
    }
    if (counts.fixable_safe > 0) {
      out += fmt::format("; `posturelint fix` mends {}", counts.fixable_safe);
      if (counts.fixable_unsafe > 0) {
        out += fmt::format(", and {} more with `--unsafe`", counts.fixable_unsafe);
      }
    } else if (counts.fixable_unsafe > 0) {
      out += fmt::format("; `posturelint fix --unsafe` mends {}", counts.fixable_unsafe);
    }
    if (counts.suppressed > 0) out += fmt::format("; {} suppressed", counts.suppressed);
    if (report_.baseline) {
      out += fmt::format("; {} known from the baseline", counts.known);
      if (!report_.baseline->absent.empty()) {
        out += fmt::format(", {} of it no longer found", report_.baseline->absent.size());
      }
    }
    return out + ".";
  }

  void add_rules() {
    std::map<std::string_view, Row> by_rule;
    for (const FileReport& file : report_.files) {
      for (const Finding& finding : file.findings) {
        Row& row = by_rule[finding.rule];
        row.severity = std::max(row.severity, finding.severity);
        ++row.count;
        if (finding.fix && !finding.fix->edits.empty()) ++row.fixable;
      }
    }
    std::vector<std::pair<std::string_view, Row>> rows(by_rule.begin(), by_rule.end());
    std::ranges::stable_sort(rows, [](const auto& a, const auto& b) {
      return std::tie(a.second.severity, a.second.count) >
             std::tie(b.second.severity, b.second.count);
    });
    out_ += "\n| | findings | fixable | rule | |\n|---|---:|---:|---|---|\n";
    for (const auto& [id, row] : rows) {
      if (out_.size() > kMaxSize) break;
      const auto rule = std::ranges::lower_bound(report_.rules, id, {}, &Rule::id);
      const bool is_listed = rule != report_.rules.end() && rule->id == id;
      const std::string page = is_listed ? rule_page_uri(*rule, report_.homepage) : std::string();
      fmt::format_to(
          std::back_inserter(out_), "| {} | {} | {} | {} | {} |\n", to_string(row.severity),
          row.count, row.fixable, link(markdown_cell(markdown_code(visible(id))), page),
          is_listed ? markdown_cell(markdown_plain(shortened(visible(rule->summary), kMaxMessage)))
                    : "");
    }
  }

  /// The most severe findings with their places.
  void add_places(std::size_t total) {
    std::vector<Found> all;
    for (const FileReport& file : report_.files) {
      for (const Finding& finding : file.findings) all.push_back({&finding, file.source.get()});
    }
    std::ranges::stable_sort(all, std::ranges::greater(),
                             [](const Found& found) { return found.finding->severity; });
    std::size_t shown = 0;
    std::string rows;
    for (const Found& found : all) {
      if (shown == kMaxPlaces || out_.size() + rows.size() > kMaxSize) break;
      add_place(rows, found);
      ++shown;
    }
    const std::string title = shown < total
                                  ? fmt::format("{} of {}", shown, count_of(total, "finding"))
                                  : count_of(total, "finding");
    fmt::format_to(
        std::back_inserter(out_),
        "\n<details><summary>{}</summary>\n\n| | place | |\n|---|---|---|\n{}\n</details>\n", title,
        rows);
  }

  void add_place(std::string& rows, const Found& found) const {
    const Source& source = *found.source;
    const Position place = source.position(found.finding->span.begin);
    const ReportedPath path = reported_path(source.name(), options_.working_directory);
    const std::string text = fmt::format("{}:{}:{}", visible(path.path), place.line, place.column);
    fmt::format_to(
        std::back_inserter(rows), "| {} | {} | {} |\n", to_string(found.finding->severity),
        link(markdown_cell(markdown_code(text)),
             path.inside ? line_uri(path.path, place.line) : ""),
        markdown_cell(markdown_plain(shortened(visible(found.finding->message), kMaxMessage))));
  }

  /// The line as a browser finds it, when the repository is one that a browser reaches.
  std::string line_uri(std::string_view path, std::uint32_t line) const {
    if (!report_.revision || !report_.revision->repository.starts_with("https://")) return {};
    std::string_view repository = report_.revision->repository;
    if (repository.ends_with(".git")) repository.remove_suffix(4);
    const std::string& folder = report_.revision->folder;
    return fmt::format("{}/blob/{}/{}{}{}#L{}", repository, report_.revision->id,
                       path_to_uri(folder), folder.empty() ? "" : "/", path_to_uri(path), line);
  }

  static std::string link(std::string text, const std::string& uri) {
    return uri.empty() ? text : fmt::format("[{}]({})", text, uri);
  }

  const RunReport& report_;
  const ReportOptions& options_;
  std::string out_;
};

}  // namespace

std::string render_markdown(const RunReport& report, const ReportOptions& options) {
  return MarkdownReport(report, options).render();
}

}  // namespace posturelint
