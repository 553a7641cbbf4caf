// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config.h"
#include "extract/fragment.h"
#include "finding/finding.h"

namespace posturelint {

class RuleSet;

/// What keeps a finding from being reported.
enum class Silencer : std::uint8_t { comment, configuration, baseline };

/// A finding that stays known although nobody is told.
struct SuppressedFinding {
  Finding finding;
  Silencer by = Silencer::comment;
  /// As written there; may be empty for a comment.
  std::string reason;
  /// A baseline has it too.
  bool in_baseline = false;
};

/// Which names of which comments and entries of `suppressions:` silenced something, in the order
/// of the text. Empty: none of them.
struct SuppressionUse {
  std::vector<std::vector<bool>> comments;
  std::vector<std::vector<bool>> entries;

  /// Adds what another part of the run needed of the entries.
  void add_entries(const SuppressionUse& other);
};

/// What suppressing needs to know of a file.
struct SuppressionScope {
  std::string_view file_name;
  std::span<const SuppressionComment> comments;
};

/// Moves the findings that a comment in the host file or an entry of `suppressions:` covers from
/// `findings` to `suppressed`, and notes in `use` who was needed: everything that covers a finding
/// is. An entry past its last day covers nothing.
void suppress(std::vector<Finding>& findings, std::vector<SuppressedFinding>& suppressed,
              SuppressionUse& use, const SuppressionScope& scope, const RuleSet& rules);

/// True when a name, as suppressions use them, means the rule: its id, or its category.
bool names_rule(std::string_view name, std::string_view id);

}  // namespace posturelint
