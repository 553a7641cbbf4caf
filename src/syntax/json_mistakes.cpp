// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_mistakes.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "syntax/json_scan.h"
#include "text/utf8.h"

namespace posturelint {

Finding& MistakeLog::add(std::string_view name, Span span, std::string message) {
  if (full()) {
    dropped_ = {};
    return dropped_;
  }
  Finding& finding = findings_.emplace_back();
  finding.rule = fmt::format("syntax/{}", name);
  finding.span = span;
  finding.message = std::move(message);
  return finding;
}

void MistakeLog::clear() { findings_.clear(); }

void MistakeLog::clear_inside(Span span) {
  std::erase_if(findings_, [&](const Finding& f) { return span.contains(f.span); });
}

void MistakeLog::extend_fix(std::uint32_t begin, Edit edit) {
  const auto found = std::find_if(findings_.rbegin(), findings_.rend(),
                                  [begin](const Finding& f) { return f.span.begin == begin; });
  if (found != findings_.rend() && found->fix) found->fix->edits.push_back(std::move(edit));
}

std::vector<Finding> MistakeLog::take() {
  sort_and_deduplicate(findings_);
  if (findings_.size() > kMaxSyntaxFindings) {
    Finding last;
    last.rule = "syntax/too-many-mistakes";
    last.span = findings_[kMaxSyntaxFindings].span;
    last.message = fmt::format("more than {} mistakes in this JSON; the others are not shown",
                               kMaxSyntaxFindings);
    findings_.resize(kMaxSyntaxFindings);
    findings_.push_back(std::move(last));
  }
  return std::move(findings_);
}

std::string MistakeLog::excerpt(Span span) const {
  constexpr std::uint32_t kLongest = 40;
  std::string out;
  std::uint32_t count = 0;
  for (std::string_view rest = text_.substr(span.begin, span.size()); !rest.empty();) {
    const CodePoint point = decode_utf8(rest);
    rest.remove_prefix(point.size);
    if (++count > kLongest) return out + "…";
    const bool shown = point.value >= 0x20 && point.value != 0x7F;
    append_utf8(out, point.value == kInvalidCodePoint ? U'\uFFFD' : shown ? point.value : U' ');
  }
  return out;
}

void set_fix(Finding& finding, std::string title, Edit edit, Applicability applicability) {
  finding.fix = Fix{std::move(title), applicability, {std::move(edit)}};
}

std::string quote_json(std::string_view content) {
  std::string out = "\"";
  while (!content.empty()) {
    const CodePoint point = decode_utf8(content);
    content.remove_prefix(point.size);
    switch (point.value) {
      case U'"':
        out += "\\\"";
        break;
      case U'\\':
        out += "\\\\";
        break;
      case U'\n':
        out += "\\n";
        break;
      case U'\r':
        out += "\\r";
        break;
      case U'\t':
        out += "\\t";
        break;
      default:
        if (point.value < 0x20) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
        } else {
          append_utf8(out, point.value);
        }
    }
  }
  return out + '"';
}

}  // namespace posturelint
