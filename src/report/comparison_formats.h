// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "workspace/comparison.h"

namespace posturelint {

struct ComparisonOptions {
  /// Write ANSI colours.
  bool color = false;
  /// Every change, not only the first ones of each direction; policies that are equivalent, too.
  bool all = false;
};

/// A way to show what `compare` found.
struct ComparisonFormat {
  std::string_view name;
  std::string (*render)(const ComparisonReport& report, const ComparisonOptions& options);
};
/// The first is the default.
std::span<const ComparisonFormat> comparison_formats();

/// For people: report/comparison_text.cpp.
std::string render_comparison_text(const ComparisonReport& report,
                                   const ComparisonOptions& options);
/// For programs, described by schemas/comparison.schema.json: report/comparison_json.cpp.
std::string render_comparison_json(const ComparisonReport& report,
                                   const ComparisonOptions& options);

/// For a comment on a pull request, no longer than one may be: report/comparison_markdown.cpp.
std::string render_comparison_markdown(const ComparisonReport& report,
                                       const ComparisonOptions& options);

/// `more permissive`, for sentences.
std::string verdict_in_words(Verdict verdict);
/// `access policy "Payroll" (rst…)`; the parts that are known.
std::string title_of(ResourceKind kind, std::string_view name, std::string_view id);

}  // namespace posturelint
