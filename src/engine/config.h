// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"
#include "base/result.h"
#include "finding/severity.h"
#include "policy/assumptions.h"
#include "policy/os_catalogue.h"
#include "text/source.h"
#include "text/span.h"

namespace posturelint {

struct Rule;

/// One entry of `suppressions:`; every field that is set must match.
struct Suppression {
  std::vector<std::string> rules;  // ids or categories; at least one
  std::string path;     // glob (base/glob.h), relative to the configuration file; empty: every file
  std::string pointer;  // JSON pointer, matches the value and all below; empty: all
  std::string kind;     // of the policy or other object that the finding is about; empty: any
  std::string name;     // glob for that object's name; empty: any
  std::string reason;   // required
  std::string owner;    // whom to ask; may be empty
  std::optional<CivilDate> expires;  // the last day on which it is good; nothing: for ever
  // Places in the configuration file.
  Span span;                     // the entry
  std::vector<Span> rule_spans;  // one for each of `rules`
  Span expires_span;
};

/// One entry of `rules:`.
struct RuleFiles {
  std::string glob;  // relative to the configuration's folder, and below it
  Span span;         // the entry in the configuration file
};

/// Something an org has or has not, on which it depends what the server takes.
struct Feature {
  std::string_view name;
  std::string_view meaning;
};
/// The names that `features:` knows, sorted.
inline constexpr Feature kFeatures[] = {
    {"android-device-trust", "Android Device Trust is set up as a source of device signals"},
    {"device-access", "the org subscribes to Device Access, which custom posture checks need"},
    {"device-posture-idp", "an identity provider for device posture is set up"},
    {"dynamic-os-version-compliance", "OS version requirements may follow the vendor's releases"},
    {"fastpass", "Okta FastPass is enabled, which tells about the device"},
    {"identity-engine", "the org runs on Identity Engine"},
    {"knowledge-first-chains", "a chain of authenticators may begin with something one knows"},
    {"phishing-resistant-authenticators",
     "an authenticator that resists phishing is enabled: WebAuthn, FastPass or a smart card"},
    {"risk-scoring", "sign-in attempts carry a risk score"},
};

/// What `.posturelint.yaml` says. All defaults: no file found.
struct Config {
  SourcePtr source;  // the file; null when there is none
  /// Where the names of the files linted start, seen from the configuration's folder: `teams/a`
  /// when relative names are relative to that folder below it. Empty when the configuration's own
  /// name is written from the same place as theirs. Set by who looked the configuration up.
  std::string start;
  /// API release the policies are written for, e.g. `2026.06.3`; empty: the newest known.
  std::string api_release;
  /// Org features by name, e.g. `dynamic-os-version-compliance: false`; a name left out: not known.
  std::map<std::string, bool, std::less<>> features;
  /// What the org knows about how its server evaluates policies.
  Answers assumptions;
  /// Severity by rule id or category; nullopt: off. An id wins over its category.
  std::map<std::string, std::optional<Severity>, std::less<>> severities;
  /// Rule options, values as written: options[rule][name].
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> options;
  std::vector<std::string> include;  // globs
  std::vector<std::string> exclude;  // globs
  std::vector<Suppression> suppressions;
  /// The files under this configuration are all that the org has.
  bool workspace_complete = false;
  std::vector<RuleFiles> rule_files;  // where the team's own rules are
  /// The file that `os-catalogue:` names, relative to the configuration's folder and below it, and
  /// the entry; empty: none.
  std::string os_catalogue_file;
  Span os_catalogue_span;
  /// What it holds, set by who looked the configuration up; null: use the program's own.
  std::shared_ptr<const OsCatalogue> os_catalogue;

  [[nodiscard]] const OsCatalogue& catalogue() const {
    return os_catalogue ? *os_catalogue : bundled_os_catalogue();
  }
};

/// Reads a configuration. The error is `path:line:column: what`, for the first mistake: a key, a
/// rule of `rules`, an option or a feature that does not exist (with the nearest that does), a
/// value of the wrong type or form.
Result<Config> parse_config(const SourcePtr& source, std::span<const Rule> rules);

/// Only what `rules:` says: the team's rules must be known before the rest can be read.
Result<std::vector<RuleFiles>> parse_rule_files(const SourcePtr& source);

/// A file's path as the configuration's globs see it: relative to the configuration's folder. The
/// name itself when there is no configuration file, or the file does not lie below it.
std::string path_in_project(const Config& config, std::string_view file_name);

}  // namespace posturelint
