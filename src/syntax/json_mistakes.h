// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"

namespace posturelint {

/// The most findings one text gets; one more says that there are others.
inline constexpr std::size_t kMaxSyntaxFindings = 100;

/// Collects what the parser finds wrong, up to the limit. Once full, everything it is told is
/// dropped, so a hopeless text costs little more than a good one.
class MistakeLog {
 public:
  explicit MistakeLog(std::string_view text) : text_(text) {}

  /// True when nothing more is taken: one more than the limit is known.
  [[nodiscard]] bool full() const { return findings_.size() > kMaxSyntaxFindings; }
  [[nodiscard]] std::size_t size() const { return findings_.size(); }

  /// Starts a finding of the rule `syntax/NAME`. The reference is good until the next call.
  Finding& add(std::string_view name, Span span, std::string message);

  /// Forgets everything: the text turned out to be something else.
  void clear();
  /// Forgets what was reported inside `span`: it is being read anew.
  void clear_inside(Span span);

  /// Adds an edit to the fix of the latest finding at `begin`, if it has one.
  void extend_fix(std::uint32_t begin, Edit edit);

  /// The findings in the order of the text.
  std::vector<Finding> take();

  /// A piece of the text for use in a message: short, on one line, valid UTF-8.
  [[nodiscard]] std::string excerpt(Span span) const;

 private:
  std::string_view text_;
  std::vector<Finding> findings_;
  Finding dropped_;  // what `add` hands out when full
};

/// Attaches a fix of one edit.
void set_fix(Finding& finding, std::string title, Edit edit,
             Applicability applicability = Applicability::safe);

/// `content` as a JSON string, quotes included. Bytes that are not UTF-8 become U+FFFD.
std::string quote_json(std::string_view content);

}  // namespace posturelint
