// SPDX-License-Identifier: Apache-2.0
#include "report/baseline.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "document/document.h"
#include "report/json_writer.h"

namespace posturelint {
namespace {

constexpr std::int64_t kVersion = 1;

auto order_of(const BaselineEntry& entry) {
  return std::tie(entry.path, entry.rule, entry.pointer, entry.message, entry.line, entry.value);
}

/// `c93a51e2a5d0fb3f:2` → `c93a51e2a5d0fb3f`: here equal findings are told apart by their number.
std::string hash_of(std::string_view print) {
  return std::string(print.substr(0, print.find(':')));
}

BaselineEntry entry_of(const Finding& finding, const Fingerprints& prints, std::string path) {
  return {.rule = finding.rule,
          .path = std::move(path),
          .pointer = finding.pointer,
          .message = finding.message,
          .line = hash_of(prints.line),
          .value = hash_of(prints.value)};
}

/// Reads the entries; keeps the first mistake.
class Reader {
 public:
  explicit Reader(const Source& source)
      : source_(source), document_(Document::parse(source.text())) {}

  Result<Baseline> read() {
    if (!document_.findings().empty()) {
      const Finding& first = document_.findings().front();
      return error_at(first.span, first.message);
    }
    const Node root = document_.root();
    if (!root.is_object()) return error_at(root.span(), "a baseline is an object");
    const Node version = root["version"];
    if (!version) return error_at(root.span(), "a baseline needs a \"version\"");
    if (version.integer() != kVersion) {
      return error_at(version.span(), fmt::format("baselines of version {} are known, not of {}",
                                                  kVersion, version.text()));
    }
    const Node findings = root["findings"];
    if (!findings) return error_at(root.span(), "a baseline needs a list of \"findings\"");
    if (!findings.is_array()) return error_at(findings.span(), "\"findings\" must be a list");
    Baseline baseline;
    for (const Node item : findings.items()) {
      BaselineEntry& entry = baseline.entries.emplace_back();
      for (const auto& [name, field] : kFields) {
        const Node text = item[name];
        if (!text.is_string()) return wrong_field(item, name);
        // As it is: a message may show a placeholder of the user's, `${id}`.
        entry.*field = text.tree()->string(text.tree()->nodes()[text.index()]);
      }
    }
    std::ranges::sort(baseline.entries, {}, order_of);
    return baseline;
  }

 private:
  struct Field {
    std::string_view name;
    std::string BaselineEntry::*field;
  };
  static constexpr Field kFields[] = {
      {"rule", &BaselineEntry::rule},       {"path", &BaselineEntry::path},
      {"pointer", &BaselineEntry::pointer}, {"message", &BaselineEntry::message},
      {"line", &BaselineEntry::line},       {"value", &BaselineEntry::value},
  };

  [[nodiscard]] Error error_at(Span span, std::string_view what) const {
    const Position position = source_.position(span.begin);
    return {fmt::format("{}:{}:{}: {}", source_.name(), position.line, position.column, what)};
  }
  [[nodiscard]] Error wrong_field(Node item, std::string_view name) const {
    const Node value = item[name];
    return error_at(value ? value.span() : item.span(),
                    fmt::format("an entry of the baseline needs a string \"{}\"", name));
  }

  const Source& source_;
  Document document_;
};

/// A finding of the run on its way to its entry.
struct Candidate {
  BaselineEntry entry;
  std::size_t file = 0;
  std::size_t index = 0;
  bool silenced = false;
  bool has_name = false;
  bool known = false;
};

std::vector<Candidate> candidates_of(const RunReport& report, const BaselineRun& run) {
  std::vector<Candidate> out;
  for (std::size_t i = 0; i < report.files.size(); ++i) {
    const FileReport& file = report.files[i];
    const std::string path = run.path_of(file.source->name());
    const FileFingerprints prints = fingerprints(file);
    for (std::size_t j = 0; j < file.findings.size(); ++j) {
      const Finding& finding = file.findings[j];
      out.push_back({.entry = entry_of(finding, prints.findings[j], path),
                     .file = i,
                     .index = j,
                     .has_name = !finding.resource.name.empty()});
    }
    for (std::size_t j = 0; j < file.suppressed.size(); ++j) {
      const Finding& finding = file.suppressed[j].finding;
      out.push_back({.entry = entry_of(finding, prints.suppressed[j], path),
                     .file = i,
                     .index = j,
                     .silenced = true,
                     .has_name = !finding.resource.name.empty()});
    }
  }
  return out;
}

/// Entries by what makes them the same as a finding, in one round of comparing.
class Round {
 public:
  using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
  using MakeKey = Key (*)(const BaselineEntry&);

  Round(const std::vector<BaselineEntry>& entries, const std::vector<bool>& taken, MakeKey key)
      : key_(key) {
    for (std::size_t i = entries.size(); i > 0; --i) {
      if (!taken[i - 1]) by_key_[key(entries[i - 1])].push_back(i - 1);
    }
  }
  /// An entry that nobody has taken, taken now.
  std::optional<std::size_t> take(const BaselineEntry& entry) {
    const auto found = by_key_.find(key_(entry));
    if (found == by_key_.end() || found->second.empty()) return std::nullopt;
    const std::size_t index = found->second.back();
    found->second.pop_back();
    return index;
  }

 private:
  MakeKey key_;
  std::map<Key, std::vector<std::size_t>> by_key_;
};

struct Rung {
  Round::MakeKey key;
  bool needs_name;
};

/// From the surest to the weakest likeness.
constexpr Rung kRungs[] = {
    {[](const BaselineEntry& e) { return Round::Key(e.rule, e.path, e.line, e.value); }, false},
    {[](const BaselineEntry& e) { return Round::Key(e.rule, e.path, "", e.value); }, false},
    {[](const BaselineEntry& e) { return Round::Key(e.rule, e.path, e.line, ""); }, false},
    {[](const BaselineEntry& e) { return Round::Key(e.rule, "", e.line, e.value); }, false},
    {[](const BaselineEntry& e) { return Round::Key(e.rule, "", "", e.value); }, true},
};

/// Takes the known ones out of a file's findings.
void set_known_apart(FileReport& file, const std::vector<bool>& known) {
  std::vector<Finding> rest;
  for (std::size_t i = 0; i < file.findings.size(); ++i) {
    if (known[i]) {
      file.suppressed.push_back({.finding = std::move(file.findings[i]),
                                 .by = Silencer::baseline,
                                 .reason = "known from the baseline",
                                 .in_baseline = true});
    } else {
      rest.push_back(std::move(file.findings[i]));
    }
  }
  file.findings = std::move(rest);
  std::ranges::stable_sort(file.suppressed, report_order, &SuppressedFinding::finding);
}

}  // namespace

Result<Baseline> read_baseline(const Source& source) { return Reader(source).read(); }

std::string write_baseline(std::vector<BaselineEntry> entries) {
  std::ranges::sort(entries, {}, order_of);
  std::string out;
  JsonWriter json(out);
  json.begin_object().line().member("version", 1U).line().key("findings").begin_array();
  for (const BaselineEntry& entry : entries) {
    json.line().begin_object();
    json.member("rule", entry.rule).member("path", entry.path);
    json.member("pointer", entry.pointer).member("message", entry.message);
    json.member("line", entry.line).member("value", entry.value);
    json.end_object();
  }
  json.end_array().end_object();
  // The end on a line of its own: one more entry changes one line and a comma.
  if (!entries.empty()) out.insert(out.size() - 2, "\n");
  return out + "\n";
}

std::vector<BaselineEntry> apply_baseline(RunReport& report, const Baseline& baseline,
                                          const BaselineRun& run) {
  std::vector<Candidate> candidates = candidates_of(report, run);
  // What is silenced anyway takes an entry last.
  std::stable_partition(candidates.begin(), candidates.end(),
                        [](const Candidate& c) { return !c.silenced; });
  std::vector<bool> taken(baseline.entries.size());
  for (const Rung& rung : kRungs) {
    Round round(baseline.entries, taken, rung.key);
    for (Candidate& candidate : candidates) {
      if (candidate.known || (rung.needs_name && !candidate.has_name)) continue;
      const auto entry = round.take(candidate.entry);
      if (!entry) continue;
      taken[*entry] = true;
      candidate.known = true;
    }
  }

  BaselineOutcome outcome;
  std::vector<BaselineEntry> kept;
  std::vector<std::vector<bool>> known(report.files.size());
  for (std::size_t i = 0; i < report.files.size(); ++i) {
    known[i].resize(report.files[i].findings.size());
  }
  for (Candidate& candidate : candidates) {
    if (!candidate.known) continue;
    if (candidate.silenced) {
      report.files[candidate.file].suppressed[candidate.index].in_baseline = true;
      continue;
    }
    known[candidate.file][candidate.index] = true;
    kept.push_back(std::move(candidate.entry));
    ++outcome.known;
  }
  for (std::size_t i = 0; i < report.files.size(); ++i) set_known_apart(report.files[i], known[i]);
  for (std::size_t i = 0; i < baseline.entries.size(); ++i) {
    if (taken[i]) continue;
    const BaselineEntry& entry = baseline.entries[i];
    (run.covers(entry) ? outcome.absent : kept).push_back(entry);
  }
  report.baseline = std::move(outcome);
  return kept;
}

std::vector<BaselineEntry> baseline_entries(const RunReport& report, const BaselineRun& run) {
  std::vector<BaselineEntry> entries;
  for (Candidate& candidate : candidates_of(report, run)) {
    if (!candidate.silenced) entries.push_back(std::move(candidate.entry));
  }
  return entries;
}

}  // namespace posturelint
