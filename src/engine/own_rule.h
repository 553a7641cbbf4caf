// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/pointer_pattern.h"
#include "engine/rule.h"
#include "finding/finding.h"
#include "schema/standalone_schema.h"
#include "text/source.h"

namespace posturelint {

/// What a team's rule offers to change.
struct OwnFix {
  std::string title;
  Applicability applicability = Applicability::unsafe;
  /// A JSON pointer, relative to the value the rule looks at.
  std::string at;
  /// JSON, on one line; nothing: what stands there is removed.
  std::optional<std::string> value;
};

/// A rule that a team wrote as data (schemas/rule.schema.json): a target, a schema that it must or
/// must not satisfy, and a message. `rule` is the same kind of value as ours and points into this
/// object, which therefore never moves.
struct OwnRule {
  OwnRule() = default;
  OwnRule(const OwnRule&) = delete;
  OwnRule& operator=(const OwnRule&) = delete;

  Rule rule;
  /// The file it was read from, as reports print it, and the place of its id there.
  SourcePtr source;
  Span place;

  std::vector<Platform> platforms;    // empty: all
  std::vector<Direction> directions;  // empty: all
  PointerPattern pointer;
  std::optional<StandaloneSchema> when;
  std::optional<StandaloneSchema> demand;
  /// `forbid` instead of `require`: the target must not satisfy the demand.
  bool forbids = false;
  std::string message;
  std::optional<OwnFix> fix;

  /// Keeps a text that `rule` points to.
  std::string_view keep(std::string text) { return strings.emplace_back(std::move(text)); }

  std::deque<std::string> strings;
  std::vector<Example> examples;
  std::vector<std::string_view> evidence;
};
using OwnRules = std::vector<std::unique_ptr<const OwnRule>>;

/// Reads the rules in files of a team, one or a list of them in each. Ids are unique among them and
/// `ours`, and categories of ours are not used. The error is `path:line:column: what`, for the
/// first mistake.
Result<OwnRules> read_own_rules(std::span<const SourcePtr> files, std::span<const Rule> ours);

/// `ours` and a team's, sorted by id.
std::vector<Rule> join_rules(std::span<const Rule> ours, const OwnRules& own);

/// What the words in braces of a message may be.
inline constexpr std::string_view kMessageWords[] = {"key", "name", "value"};

/// The check of every team's rule.
void check_own_rule(const Resource& resource, Reporter& reporter);

}  // namespace posturelint
