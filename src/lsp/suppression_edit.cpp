// SPDX-License-Identifier: Apache-2.0
#include "lsp/suppression_edit.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/lint.h"
#include "report/json_writer.h"

namespace posturelint::lsp {
namespace {

constexpr std::string_view kKey = "suppressions:";

/// The offset of the line behind the one that holds `at`.
std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t line_end = text.find('\n', at);
  return line_end == std::string_view::npos ? text.size() : line_end + 1;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  std::string_view line = text.substr(begin, next_line(text, begin) - begin);
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// A double-quoted string of YAML: JSON's are among them.
std::string yaml_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string entry(const Finding& finding, std::string_view path, std::string_view indentation) {
  std::string out = fmt::format("{0}- rules: [{1}]\n{0}  path: {2}\n", indentation, finding.rule,
                                yaml_string(path));
  if (!finding.pointer.empty()) {
    out += fmt::format("{}  pointer: {}\n", indentation, yaml_string(finding.pointer));
  }
  return out + fmt::format("{}  reason: {}\n", indentation, kReason);
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t line_end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return line_end == std::string_view::npos ? 0 : line_end + 1;
}

/// The lines before which a comment may help: that of the command or the body, those above.
std::vector<std::size_t> places_for_comment(const Analysis& analysis, const Finding& finding) {
  constexpr int kLinesAbove = 3;
  const std::string_view text = analysis.source().text();
  std::vector<std::size_t> starts;
  const auto add = [&](std::uint32_t at) { starts.push_back(line_begin(text, at)); };
  const auto add_above = [&](std::uint32_t at) {
    std::size_t begin = line_begin(text, at);
    starts.push_back(begin);
    for (int i = 0; i < kLinesAbove && begin > 0; ++i) {
      begin = line_begin(text, begin - 1);
      starts.push_back(begin);
    }
  };
  for (const Request& request : analysis.extraction.requests) {
    if (request.span.contains(finding.span)) add(request.span.begin);
  }
  for (const Fragment& fragment : analysis.extraction.fragments) {
    if (!fragment.host.contains(finding.span)) continue;
    if (fragment.request) add(analysis.extraction.requests[*fragment.request].span.begin);
    add_above(fragment.host.begin);
  }
  add_above(finding.span.begin);
  return starts;
}

/// The fence that opens the block around an offset: where its line begins.
std::optional<std::size_t> fence_before(std::string_view text, std::size_t at) {
  for (std::size_t begin = line_begin(text, at);; begin = line_begin(text, begin - 1)) {
    const std::string_view line = line_at(text, begin);
    const std::size_t mark = line.find_first_not_of(" \t>");
    if (mark != std::string_view::npos &&
        (line.substr(mark).starts_with("```") || line.substr(mark).starts_with("~~~"))) {
      return begin;
    }
    if (begin == 0) return std::nullopt;
  }
}

bool silences(const Analysis& analysis, const Edit& edit, const Finding& finding,
              const Setup& setup) {
  const std::array edits{edit};
  std::string text = apply_edits(analysis.source().text(), edits);
  const FileReport before = lint(analysis, setup.rules, *setup.schemas, Scope::discovered);
  const FileReport after =
      lint(Source::from_string(analysis.source().name(), std::move(text)), analysis.extraction.host,
           setup.rules, *setup.schemas, Scope::discovered);
  const auto shifted = static_cast<std::uint32_t>(edit.text.size());
  const bool still_there = std::ranges::any_of(after.findings, [&](const Finding& other) {
    return other.rule == finding.rule && other.span.begin == finding.span.begin + shifted;
  });
  return !still_there && after.findings.size() < before.findings.size();
}

}  // namespace

std::optional<Edit> suppress_in_config(std::string_view yaml, const Finding& finding,
                                       std::string_view path_in_project) {
  const auto end = static_cast<std::uint32_t>(yaml.size());
  for (std::size_t begin = 0; begin < yaml.size(); begin = next_line(yaml, begin)) {
    const std::string_view line = line_at(yaml, begin);
    if (!line.starts_with(kKey)) continue;
    const std::string_view rest = line.substr(kKey.size());
    const std::size_t value = rest.find_first_not_of(" \t");
    if (value != std::string_view::npos && rest[value] != '#') return std::nullopt;
    const std::size_t first = next_line(yaml, begin);
    std::string_view indentation = "  ";
    for (std::size_t at = first; at < yaml.size(); at = next_line(yaml, at)) {
      const std::string_view item = line_at(yaml, at);
      const std::size_t mark = item.find_first_not_of(' ');
      if (mark == std::string_view::npos || item[mark] == '#') continue;
      if (item[mark] == '-') indentation = item.substr(0, mark);
      break;
    }
    const auto at = static_cast<std::uint32_t>(first);
    const std::string_view before = yaml.ends_with('\n') || first < yaml.size() ? "" : "\n";
    return Edit{{at, at},
                fmt::format("{}{}", before, entry(finding, path_in_project, indentation))};
  }
  const std::string_view before = yaml.empty() || yaml.ends_with('\n') ? "" : "\n";
  return Edit{{end, end},
              fmt::format("{}{}\n{}", before, kKey, entry(finding, path_in_project, "  "))};
}

std::optional<Edit> suppress_in_comment(const Analysis& analysis, const Finding& finding,
                                        const Setup& setup) {
  const std::string_view text = analysis.source().text();
  const bool is_guide = analysis.extraction.host == HostKind::markdown;
  if (!is_guide && analysis.extraction.host != HostKind::shell) return std::nullopt;
  std::vector<std::size_t> places;
  if (is_guide) {
    if (const auto fence = fence_before(text, finding.span.begin)) places.push_back(*fence);
    places.push_back(line_begin(text, finding.span.begin));
  } else {
    places = places_for_comment(analysis, finding);
  }
  for (const std::size_t begin : places) {
    const std::string_view line = line_at(text, begin);
    const std::string_view indentation =
        line.substr(0, std::min(line.find_first_not_of(is_guide ? " \t>" : " \t"), line.size()));
    // In a guide a paragraph right above would take the comment in.
    const bool follows_text =
        is_guide && begin > 0 &&
        line_at(text, line_begin(text, begin - 1)).find_first_not_of(" \t>") !=
            std::string_view::npos;
    const std::string comment =
        is_guide ? fmt::format("<!-- posturelint-ignore {}: {} -->", finding.rule, kReason)
                 : fmt::format("# posturelint-ignore {}: {}", finding.rule, kReason);
    const auto at = static_cast<std::uint32_t>(begin);
    Edit edit{{at, at},
              fmt::format("{0}{1}{2}\n", indentation, comment,
                          is_guide ? "\n" + std::string(indentation) : "")};
    if (follows_text) edit.text = fmt::format("{}\n{}", indentation, edit.text);
    if (silences(analysis, edit, finding, setup)) return edit;
  }
  return std::nullopt;
}

}  // namespace posturelint::lsp
