// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "finding/severity.h"
#include "text/edit.h"
#include "text/source.h"
#include "text/span.h"

namespace posturelint {

/// A second place that helps to understand a finding.
struct Note {
  /// Lower case, no full stop.
  std::string message;
  Span span;
  /// The text `span` lies in when it is not the finding's own; null: the same text.
  SourcePtr source = nullptr;
};

/// How far a fix may be trusted. `safe` keeps every other byte and cannot change what the server
/// enforces except as the finding says; `unsafe` needs a person to look at the result.
enum class Applicability : std::uint8_t { safe, unsafe };

/// Edits that cure a finding, all or none.
struct Fix {
  /// Imperative, as a menu entry in an editor: `remove the trailing comma`.
  std::string title;
  Applicability applicability = Applicability::safe;
  std::vector<Edit> edits;
};

/// What a finding is about, in the words of the domain; empty where unknown.
struct ResourceLabel {
  std::string kind;      // "device-assurance", "access-policy-rule", …
  std::string platform;  // "IOS", …
  std::string name;      // the resource's own `name`
};

/// One defect in one text. Owns all it says, so it may outlive every tree.
struct Finding {
  /// `category/name`; `posturelint explain` knows it.
  std::string rule;
  Severity severity = Severity::error;
  Span span;
  /// Lower case, no full stop: what is wrong, what was expected, the user's own words.
  std::string message;
  std::vector<Note> notes;
  /// Where it can be shown by an instance, such as a sign-in: its way, step by step, from what
  /// comes in to what decides. For formats that show ways.
  std::vector<Note> trail = {};
  std::optional<Fix> fix;
  /// JSON pointer of the value in its document; empty for the root and where there is no document.
  std::string pointer;
  ResourceLabel resource;
};

/// Messages quote what a text says: puts U+FFFD in them where that is not UTF-8.
void make_messages_valid(Finding& finding);

/// Order of reports: by place, then worst first, then rule and message. Total for distinct
/// findings.
bool report_order(const Finding& a, const Finding& b);

/// Sorts in report order and drops exact repetitions (same rule, place and message).
void sort_and_deduplicate(std::vector<Finding>& findings);

/// The outcome of fixing a text once.
struct FixedText {
  std::string text;
  /// How many findings' fixes went in.
  std::size_t applied = 0;
};

/// Applies the fixes that are safe (and, if asked, the unsafe ones) in report order, leaving out
/// any that conflicts with one already taken; run again on the result for those.
FixedText apply_fixes(std::string_view text, const std::vector<Finding>& findings,
                      Applicability up_to);

}  // namespace posturelint
