// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "report/finding_text.h"
#include "report/fingerprint.h"
#include "report/formats.h"
#include "report/gzip_size.h"
#include "report/json_writer.h"
#include "report/line_hash.h"
#include "report/place.h"
#include "report/sarif_results.h"
#include "report/sarif_rules.h"
#include "report/uri.h"

namespace posturelint {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What relative paths start from; where that is, is up to the machine that reads the log.
constexpr std::string_view kRoot = "SRCROOT";
constexpr std::string_view kRepository = "REPOROOT";
/// A log quotes short places only; who reads it has the files.
constexpr std::size_t kMaxSnippet = 4000;
/// What it quotes around a place in a line longer than that, on either side.
constexpr std::uint32_t kMaxAround = 100;

/// A message quotes the user; a quotation may be a whole file.
constexpr std::size_t kMaxMessage = 2000;
/// How many notes a message links to.
constexpr std::size_t kMaxLinks = 10;

std::string escape_brackets(std::string_view message) {
  std::string out;
  for (const char c : message) {
    if (c == '[' || c == ']') out += '\\';
    out += c;
  }
  return out;
}

/// `[text](target)` in a message is a link to SARIF's readers.
std::string without_links(std::string_view message) {
  const std::string text = shortened(message, kMaxMessage);
  return text.find("](") == std::string::npos ? text : escape_brackets(text);
}

/// The message with a link to each of its notes: code scanning shows only those that it links to.
std::string with_links(const Finding& finding) {
  std::string out = escape_brackets(shortened(finding.message, kMaxMessage));
  const std::size_t links = std::min(finding.notes.size(), kMaxLinks);
  for (std::size_t i = 0; i < links; ++i) {
    out += i == 0 ? " (" : ", ";
    const std::string text = escape_brackets(shortened(finding.notes[i].message, kMaxMessage));
    fmt::format_to(std::back_inserter(out), "[{}]({})", text, i + 1);
  }
  if (links > 0) out += ')';
  return out;
}

class SarifLog {
 public:
  SarifLog(const RunReport& report, const ReportOptions& options, std::string left_out)
      : report_(report), options_(options), left_out_(std::move(left_out)), json_(out_) {
    for (std::size_t i = 0; i < report.rules.size(); ++i) rule_index_[report.rules[i].id] = i;
    if (is_for_github()) root_ = repository_root();
  }

  std::string render(const std::vector<SarifResult>& results) {
    json_.begin_object().member("$schema", kSchema).member("version", "2.1.0");
    json_.key("runs").begin_array().begin_object();
    write_sarif_tool(json_, report_);
    json_.line().member("columnKind", "unicodeCodePoints");
    write_bases();
    write_invocation();
    json_.line().key("results").begin_array();
    for (std::size_t i = 0; i < results.size();) i = write_file(results, i);
    json_.end_array();
    json_.end_object().end_array().end_object();
    return std::move(out_) + "\n";
  }

 private:
  void write_message(std::string_view key, std::string_view text) {
    json_.key(key).begin_object().member("text", text).end_object();
  }

  [[nodiscard]] bool is_for_github() const {
    return options_.sarif_profile == SarifProfile::github;
  }

  /// Where the repository begins, when that is above the working directory; else empty.
  [[nodiscard]] std::string repository_root() const {
    if (!report_.revision || report_.revision->folder.empty()) return {};
    const std::string_view folder = options_.working_directory;
    const std::string below = "/" + report_.revision->folder;
    return folder.ends_with(below) ? std::string(folder.substr(0, folder.size() - below.size()))
                                   : std::string();
  }

  /// What relative paths start from, and which state of the files it was.
  void write_bases() {
    const auto& revision = report_.revision;
    const bool is_below = revision && !revision->folder.empty() && root_.empty();
    json_.line().key("originalUriBaseIds").begin_object();
    if (is_below) {
      json_.key(kRepository).begin_object();
      write_message("description", "the root of the repository");
      json_.end_object();
    }
    json_.key(kRoot).begin_object();
    if (is_below) {
      json_.member("uri", path_to_uri(revision->folder) + "/").member("uriBaseId", kRepository);
    }
    write_message("description", root_.empty() ? "the folder in which posturelint was started"
                                               : "the root of the repository");
    json_.end_object().end_object();
    if (!revision) return;
    json_.line().key("versionControlProvenance").begin_array().begin_object();
    json_.member("repositoryUri", revision->repository).member("revisionId", revision->id);
    if (!revision->branch.empty()) json_.member("branch", revision->branch);
    json_.key("mappedTo").begin_object().member("uriBaseId", is_below ? kRepository : kRoot);
    json_.end_object().end_object().end_array();
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
    if (!left_out_.empty()) {
      json_.begin_object().member("level", "warning");
      write_message("message", left_out_);
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
        json_.member("level", sarif_level(*severity));
      } else {
        json_.member("enabled", false);
      }
      json_.end_object().end_object();
    }
    json_.end_array();
  }

  /// The results of one file, or what is absent, from the i-th on; returns where the next begin.
  std::size_t write_file(const std::vector<SarifResult>& results, std::size_t i) {
    const FileReport* file = results[i].file;
    const std::size_t begin = i;
    while (i < results.size() && results[i].file == file) ++i;
    if (file == nullptr) {
      for (std::size_t k = begin; k < i; ++k) {
        write_absent(report_.baseline->absent[results[k].index]);
      }
      return i;
    }
    const Source& source = *file->source;
    std::vector<std::uint32_t> lines;
    for (std::size_t k = begin; k < i; ++k) {
      lines.push_back(source.line_at(results[k].finding()->span.begin));
    }
    const std::map<std::uint32_t, std::string> hashes = line_hashes(source.text(), lines);
    const FileFingerprints prints = fingerprints(*file);
    Places places(source);
    for (std::size_t k = begin; k < i; ++k) {
      const auto& all = results[k].is_silenced ? prints.suppressed : prints.findings;
      write_result(results[k], {hashes.at(lines[k - begin]), all[results[k].index].value}, source,
                   places);
    }
    return i;
  }

  void write_suppression(const SuppressedFinding& suppressed) {
    const bool in_source = suppressed.by == Silencer::comment;
    if (suppressed.by == Silencer::baseline) return;  // baselineState says it
    json_.key("suppressions").begin_array().begin_object();
    json_.member("kind", in_source ? "inSource" : "external").member("status", "accepted");
    if (!suppressed.reason.empty()) json_.member("justification", suppressed.reason);
    json_.end_object().end_array();
  }

  /// `prints.line` is code scanning's.
  void write_result(const SarifResult& result, const Fingerprints& prints, const Source& source,
                    Places& places) {
    const Finding& finding = *result.finding();
    const SuppressedFinding* suppressed = result.silenced();
    json_.line().begin_object().member("ruleId", finding.rule);
    if (const auto rule = rule_index_.find(finding.rule); rule != rule_index_.end()) {
      json_.member("ruleIndex", rule->second);
    }
    json_.member("level", sarif_level(finding.severity));
    write_message("message",
                  is_for_github() ? with_links(finding) : without_links(finding.message));

    json_.key("locations").begin_array().begin_object();
    write_physical_location(source, finding.span, places);
    write_logical_location(finding.pointer);
    json_.end_object().end_array();

    write_related_locations(finding, source, places);
    write_code_flow(finding, source, places);
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

  /// What only the baseline has: the file and the value are known, the place in the text is not.
  void write_absent(const BaselineEntry& entry) {
    json_.line().begin_object().member("ruleId", entry.rule);
    if (const auto rule = rule_index_.find(entry.rule); rule != rule_index_.end()) {
      json_.member("ruleIndex", rule->second);
    }
    write_message("message", without_links(entry.message));
    const std::string& file = report_.baseline->file;
    const std::size_t slash = file.rfind('/');
    write_artifact_location("analysisTarget", slash == std::string::npos
                                                  ? entry.path
                                                  : file.substr(0, slash + 1) + entry.path);
    json_.key("locations").begin_array().begin_object();
    if (entry.pointer.empty()) {  // a result without any location is refused
      json_.key("logicalLocations").begin_array().begin_object();
      json_.member("name", "the whole text").end_object().end_array();
    } else {
      write_logical_location(entry.pointer);
    }
    json_.end_object().end_array();
    json_.member("baselineState", "absent").end_object();
  }

  void write_artifact_location(std::string_view key, std::string_view name) {
    const ReportedPath path = path_of(name);
    json_.key(key).begin_object().member("uri", path_to_uri(path.path));
    if (path.inside) json_.member("uriBaseId", kRoot);
    json_.end_object();
  }

  ReportedPath path_of(std::string_view name) const {
    if (root_.empty()) return reported_path(name, options_.working_directory);
    std::string full = name.starts_with('/') ? "" : options_.working_directory + "/";
    return reported_path(full.append(name), root_);
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
    write_artifact_location("artifactLocation", source.name());
    const PlaceRange range = places.range(span);
    const bool is_short = span.size() <= kMaxSnippet;
    write_region("region", range, is_short ? std::optional(source.text(span)) : std::nullopt);
    write_context(source, span, range, places);
    json_.end_object();
  }

  /// The region's lines with one before and one after, or what is near in a long line. Must be more
  /// than the region.
  void write_context(const Source& source, Span span, PlaceRange range, Places places) {
    const std::uint32_t first = range.begin.line > 1 ? range.begin.line - 1 : 1;
    const std::uint32_t last = std::min(range.end.line + 1, source.line_count());
    Span context{source.line_span(first).begin, source.line_span(last).end};
    if (span.size() > kMaxSnippet) return;
    if (context.size() > kMaxSnippet) context = around(source, span);
    if (span.contains(context)) return;
    write_region("contextRegion", places.range(context), source.text(context));
  }

  static Span around(const Source& source, Span span) {
    const std::string_view text = source.text();
    const auto is_inside = [&](std::uint32_t at) {
      return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    const auto size = static_cast<std::uint32_t>(text.size());
    Span out{span.begin - std::min(span.begin, kMaxAround), std::min(span.end + kMaxAround, size)};
    while (out.begin < span.begin && is_inside(out.begin)) ++out.begin;
    while (out.end > span.end && is_inside(out.end)) --out.end;
    return out;
  }

  void write_logical_location(std::string_view pointer) {
    if (pointer.empty()) return;
    json_.key("logicalLocations").begin_array().begin_object();
    json_.member("fullyQualifiedName", pointer);
    json_.member("name", pointer.substr(pointer.rfind('/') + 1));
    json_.end_object().end_array();
  }

  void write_related_locations(const Finding& finding, const Source& source, Places places) {
    if (finding.notes.empty()) return;
    json_.key("relatedLocations").begin_array();
    for (std::size_t i = 0; i < std::min(finding.notes.size(), kMaxSarifLocations - 1); ++i) {
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

  /// The way of what shows the finding. Its steps are places without their texts: a long way has
  /// many, and the first and last of them are the finding's own.
  void write_code_flow(const Finding& finding, const Source& source, Places places) {
    if (finding.trail.empty()) return;
    json_.key("codeFlows").begin_array().begin_object();
    json_.key("threadFlows").begin_array().begin_object();
    json_.key("locations").begin_array();
    const std::size_t count = std::min(finding.trail.size(), kMaxSarifSteps);
    for (std::size_t i = 0; i < count; ++i) {
      const Note& step = i + 1 == count ? finding.trail.back() : finding.trail[i];
      const Source& where = step.source ? *step.source : source;
      Places there = &where == &source ? places : Places(where);
      json_.begin_object().key("location").begin_object();
      json_.key("physicalLocation").begin_object();
      write_artifact_location("artifactLocation", where.name());
      write_region("region", there.range(step.span), std::nullopt);
      json_.end_object();
      write_message("message", without_links(step.message));
      json_.end_object().end_object();
    }
    json_.end_array().end_object().end_array().end_object().end_array();
  }

  void write_fix(const Fix& fix, const Source& source, Places places) {
    json_.key("fixes").begin_array().begin_object();
    const bool safe = fix.applicability == Applicability::safe;
    write_message("description", without_links(fix.title) + (safe ? "" : " (look at the result)"));
    json_.key("artifactChanges").begin_array().begin_object();
    write_artifact_location("artifactLocation", source.name());
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
  std::string left_out_;
  std::string root_;  // paths start there; empty: from the working directory
  std::map<std::string_view, std::size_t> rule_index_;
  std::string out_;
  JsonWriter json_;
};

}  // namespace

Rendering render_sarif(const RunReport& report, const ReportOptions& options) {
  const std::vector<SarifResult> results = sarif_results(report, options.sarif_profile);
  std::size_t kept = std::min(results.size(), kMaxSarifResults);
  while (true) {
    const std::string left_out = left_out_of_sarif(results, kept);
    std::string text = SarifLog(report, options, left_out).render(most_severe(results, kept));
    if (text.size() <= kMaxSarifUpload || kept == 0) return {std::move(text), left_out};
    const std::size_t size = gzip_size_bound(text);
    if (size <= kMaxSarifUpload) return {std::move(text), left_out};
    // As many as the space is likely to hold; if it does not, a tenth fewer.
    kept = std::min(kept * kMaxSarifUpload / size, kept - kept / 10 - 1);
  }
}

}  // namespace posturelint
