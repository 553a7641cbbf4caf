// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/analysis.h"
#include "engine/policy_studies.h"
#include "engine/rule_set.h"
#include "engine/suppress.h"
#include "finding/finding.h"
#include "schema/schema_store.h"

namespace posturelint {

/// How a file came to be linted. A JSON file that was merely found is passed over in silence when
/// it holds nothing of ours; one that the user named has its syntax checked all the same.
enum class Scope : std::uint8_t { discovered, named };

/// What linting one file gave.
struct FileReport {
  SourcePtr source;
  /// In report order.
  std::vector<Finding> findings;
  /// What a comment or the configuration silenced, in report order.
  std::vector<SuppressedFinding> suppressed;
  /// Which comments and entries of the configuration did.
  SuppressionUse use;
  /// How many policies, rules and other objects of ours the file holds.
  std::size_t resources = 0;
};

/// Lints one file: syntax, schema and rules, one finding per cause. A pure function: no globals, no
/// clock, no disk. Safe to call from several threads with the same rules and schemas.
FileReport lint(const SourcePtr& source, HostKind host, const RuleSet& rules,
                const SchemaStore& schemas, Scope scope = Scope::named);

/// The same for a file already read. `policies`, when it is given, is of this analysis and these
/// rules' assumptions: what is found out about policies stays there for whoever asks next.
FileReport lint(const Analysis& analysis, const RuleSet& rules, const SchemaStore& schemas,
                Scope scope = Scope::named, PolicyStudies* policies = nullptr);

/// Applies fixes and lints again until nothing more can be fixed (at most `kMaxFixRounds` times).
struct FixReport {
  std::string text;         // the fixed text; equal to the source's when nothing was fixed
  std::size_t applied = 0;  // findings fixed
  FileReport remaining;     // what the fixed text still has
};
inline constexpr int kMaxFixRounds = 20;
FixReport fix(const SourcePtr& source, HostKind host, const RuleSet& rules,
              const SchemaStore& schemas, Applicability up_to, Scope scope = Scope::named);

}  // namespace posturelint
