// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/oracle.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "text/utf8.h"

namespace posturelint::fuzz {

void require(bool holds, std::string_view what) {
  if (holds) return;
  fmt::print(stderr, "does not hold: {}\n", what);
  std::abort();
}

void require_equal(std::string_view actual, std::string_view expected, std::string_view what) {
  if (actual == expected) return;
  fmt::print(stderr, "{}\n--- one\n{}\n--- other\n{}\n", what, actual, expected);
  std::abort();
}

std::size_t Input::below(std::size_t n) {
  if (bytes_.empty()) return 0;
  const auto byte = static_cast<unsigned char>(bytes_.front());
  bytes_.remove_prefix(1);
  return byte % n;
}

std::string_view Input::section() {
  constexpr std::string_view kSeparator = "\n---\n";
  const std::size_t end = std::min(bytes_.find(kSeparator), bytes_.size());
  const std::string_view section = bytes_.substr(0, end);
  bytes_.remove_prefix(std::min(end + kSeparator.size(), bytes_.size()));
  return section;
}

const SchemaStore& schemas() {
  static const SchemaStore schemas(known_releases().back());
  return schemas;
}

void require_inside(Span span, std::size_t size, std::string_view what) {
  require(span.begin <= span.end, what);
  require(span.end <= size, what);
}

namespace {

/// Not inside of a character.
bool is_between_characters(std::uint32_t at, std::string_view text) {
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t back = 1; back < kLongest && back <= at; ++back) {
    const CodePoint point = decode_utf8(text.substr(at - back));
    if (point.value != kInvalidCodePoint) return point.size <= back;
  }
  return true;
}

void require_place(Span span, std::string_view text, std::string_view what) {
  require_inside(span, text.size(), what);
  require(is_between_characters(span.begin, text) && is_between_characters(span.end, text),
          "places are between characters");
}

}  // namespace

void require_sound(const Finding& finding, std::string_view text) {
  require(!finding.rule.empty() && !finding.message.empty(), "a finding says something");
  require(find_invalid_utf8(finding.message) == std::string_view::npos, "a message is UTF-8");
  require_place(finding.span, text, "a finding lies in its text");
  for (const Note& note : finding.notes) {
    require(find_invalid_utf8(note.message) == std::string_view::npos, "a note is UTF-8");
    require_place(note.span, note.source == nullptr ? text : note.source->text(),
                  "a note lies in its text");
  }
  if (!finding.fix) return;
  require(!finding.fix->edits.empty(), "a fix has edits");
  for (const Edit& edit : finding.fix->edits) {
    require_place(edit.span, text, "an edit lies in its text");
  }
  apply_edits(text, finding.fix->edits);  // asserts that the edits do not conflict
}

void require_sound(const FileReport& report) {
  const std::string_view text = report.source->text();
  for (const Finding& finding : report.findings) require_sound(finding, text);
  for (const SuppressedFinding& silenced : report.suppressed) {
    require_sound(silenced.finding, text);
  }
  require(std::ranges::is_sorted(report.findings, report_order), "findings are in their order");
}

namespace {

void require_sound(const Fragment& fragment, const Extraction& extraction) {
  const std::size_t size = extraction.source->text().size();
  const std::string_view text = extraction.text(fragment);
  require_inside(fragment.host, size, "a fragment lies in its host");
  require(!fragment.request || *fragment.request < extraction.requests.size(),
          "the request of a fragment is there");
  Span before;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const Span host = fragment.map.to_host({i, i + 1});
    require_inside(host, size, "a byte of a fragment has a place in the host");
    require(before.begin <= host.begin && before.end <= host.end, "a map goes one way");
    before = host;
    require_inside(fragment.map.to_host({i, i}), size, "a place to insert at lies in the host");
  }
}

}  // namespace

void require_sound(const Extraction& extraction) {
  const std::size_t size = extraction.source->text().size();
  for (const Fragment& fragment : extraction.fragments) require_sound(fragment, extraction);
  for (const Request& request : extraction.requests) {
    require_inside(request.span, size, "a request lies in the file");
    require_inside(request.method_span, size, "a method lies in the file");
    require_inside(request.url_span, size, "a URL lies in the file");
    for (std::uint32_t i = 0; i < request.url.size(); ++i) {
      require_inside(request.url_map.to_host({i, i + 1}), size, "a byte of a URL has a place");
    }
    for (const Header& header : request.headers) {
      require_inside(header.name_span, size, "the name of a header lies in the file");
      require_inside(header.value_span, size, "the value of a header lies in the file");
    }
  }
  for (const SuppressionComment& comment : extraction.suppressions) {
    require_inside(comment.span, size, "a comment lies in the file");
    require_inside(comment.target, size, "what a comment covers lies in the file");
  }
}

std::string all_words_of(const FileReport& report) {
  std::string out;
  for (const Finding& finding : report.findings) {
    out += fmt::format("{}-{} {} {}: {} ({})\n", finding.span.begin, finding.span.end,
                       to_string(finding.severity), finding.rule, finding.message, finding.pointer);
    for (const Note& note : finding.notes) {
      out += fmt::format("  {}-{} {}\n", note.span.begin, note.span.end, note.message);
    }
    if (!finding.fix) continue;
    out += fmt::format("  {}\n", finding.fix->title);
    for (const Edit& edit : finding.fix->edits) {
      out += fmt::format("    {}-{} \"{}\"\n", edit.span.begin, edit.span.end, edit.text);
    }
  }
  return out + fmt::format("{} suppressed\n", report.suppressed.size());
}

bool parses(const FileReport& report) {
  return std::ranges::none_of(
      report.findings, [](const Finding& finding) { return finding.rule.starts_with("syntax/"); });
}

}  // namespace posturelint::fuzz
