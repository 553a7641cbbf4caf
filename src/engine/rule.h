// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "document/resource.h"
#include "finding/finding.h"

namespace posturelint {

class Project;
class ProjectReporter;
class Reporter;
struct Analysis;
struct OwnRule;

/// A policy that shows a rule at work. Executed by the tests, printed on the rule's page.
struct Example {
  /// Says what holds: `the last rule allows`.
  std::string_view title;
  /// The text; «…» marks what must be reported (all marks, nothing else). No marks: must be clean.
  /// Several files stand one after another, each below a line `=== name.json ===`.
  std::string_view text;
  /// What the fixes make of it (unsafe ones included); empty when there is no fix.
  std::string_view fixed = {};
  /// The file's name decides how it is read (`guide.md`, `push.sh`, `policy.json`).
  std::string_view file = "policy.json";
  /// What `.posturelint.yaml` says; empty: there is none.
  std::string_view config = {};
  /// For an example of a configuration, `.posturelint.yaml`: the policy it is used for.
  std::string_view beside = {};
  /// The day it is, `YYYY-MM-DD`; empty: not known.
  std::string_view today = {};
};

/// One setting of a rule: `options: {RULE: {NAME: VALUE}}` in the configuration.
struct Option {
  std::string_view name;
  std::string_view default_value;
  std::string_view meaning;
};

/// What the person feels who does not run posturelint.
enum class Consequence : std::uint8_t {
  refused,     // the server answers with an error
  ignored,     // accepted, and silently dropped or without effect
  locks_out,   // people who should get in cannot, or the rule can never match
  weakens,     // lets in what it seems to stop
  deprecated,  // works today
  gated,       // depends on release, licence or feature
  untidy,      // a hint
  agreed,      // against what a team asks of its own policies
};
std::string_view to_string(Consequence consequence);

/// Whether findings of a rule carry a fix: never, safe ones, or ones to look at.
enum class Fixable : std::uint8_t { no, safe, unsafe };

/// A rule is a value: facts and pure functions. Its list entry, tests, page, `explain`, SARIF
/// metadata and hover are all made from it. Everything it points to
/// is static, or belongs to `own`.
struct Rule {
  /// `category/name`, the name of its file with dashes: names the defect. Never reused.
  std::string_view id;
  Severity severity = Severity::warning;
  Consequence consequence = Consequence::untidy;
  /// One clause, lower case, no full stop.
  std::string_view summary;
  /// Paragraphs: what it finds and why that hurts; what the server does, or the user sees.
  std::string_view rationale;
  /// When it is right to silence it.
  std::string_view when_to_ignore = {};
  /// Where the facts come from, e.g. `vendor OpenAPI 2026.06.3, DeviceCondition.managed`.
  std::span<const std::string_view> evidence = {};
  /// Ids of docs/coverage.md that this rule covers.
  std::span<const std::string_view> covers = {};
  std::span<const Example> examples = {};
  std::span<const Option> options = {};
  Fixable fixable = Fixable::no;
  /// SARIF `security-severity`, 0.1 to 10; 0 when the rule is not about security.
  double security_severity = 0;
  /// Rules whose findings at the same place, or at the place of a note, this one replaces, because
  /// it knows more.
  std::span<const std::string_view> absorbs = {};

  /// At most one of the four is set; none: the findings come from the parser or the schemas.
  KindSet kinds = {};
  void (*check)(const Resource&, Reporter&) = nullptr;
  void (*check_request)(const Request&, Reporter&) = nullptr;
  /// Looks at a whole file: its resources and requests together.
  void (*check_file)(const Analysis&, Reporter&) = nullptr;
  /// Looks at what all files of a project say together.
  void (*check_project)(const Project&, ProjectReporter&) = nullptr;
  /// What a team's rule was read from (engine/own_rule.h), which also owns all that this value
  /// points to; null for ours.
  const OwnRule* own = nullptr;

  [[nodiscard]] std::string_view category() const { return id.substr(0, id.find('/')); }
};

/// Names the test after the rule, not after its bytes.
inline void PrintTo(const Rule& rule, std::ostream* out) { *out << rule.id; }

}  // namespace posturelint
