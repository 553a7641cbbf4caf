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
#include "engine/config.h"
#include "engine/rule.h"
#include "engine/rule_set.h"
#include "schema/release.h"
#include "schema/schema_store.h"
#include "workspace/team_rules.h"

namespace posturelint {

/// The name by which a configuration is found.
inline constexpr std::string_view kConfigFileName = ".posturelint.yaml";

/// All that linting the files of one configuration takes, besides the files.
struct Setup {
  RuleSet rules;
  const SchemaStore* schemas = nullptr;
  /// The rules of the set, where a team adds some of its own; null: only the program's.
  std::shared_ptr<const TeamRules> team = nullptr;

  [[nodiscard]] const Config& config() const { return rules.config(); }
};

struct LookupOptions {
  /// Every rule of the program; must outlive the lookup.
  std::span<const Rule> rules;
  /// Use this file for everything, and look for no other.
  std::optional<std::string> config_file;
  /// Look for no file at all.
  bool no_config = false;
  /// Rule ids or categories, from the command line.
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  /// Wins over what a configuration says.
  std::optional<Release> api_release;
  /// The day the run is for; nothing: not known.
  std::optional<CivilDate> today = {};
};

/// Finds the configuration of a folder: the nearest `.posturelint.yaml` from the folder upwards. It
/// alone counts; configurations further up are not merged into it. Reads each file once, makes one
/// schema store per release. Not for several threads.
class ConfigLookup {
 public:
  explicit ConfigLookup(LookupOptions options) : options_(std::move(options)) {}

  /// `folder` is absolute, or relative to the working directory (then `""` for that itself). The
  /// setup lives as long as the lookup. Fails, with `path:line:column: what` or `path: what`, when
  /// the configuration cannot be read.
  Result<const Setup*> find(const std::string& folder);
  /// The program's rules and those of all configurations found so far, sorted by id, each id once.
  /// The span lives as long as the lookup, and until the next call.
  std::span<const Rule> all_rules();

 private:
  Result<const Setup*> load(const std::string& file);
  Result<const Setup*> add(const Config& config, std::shared_ptr<const TeamRules> team);

  LookupOptions options_;
  std::map<std::string, const Setup*, std::less<>> by_folder_;
  std::map<std::string, const Setup*, std::less<>> by_file_;  // "": no file
  std::vector<std::unique_ptr<Setup>> setups_;
  std::map<Release, std::unique_ptr<SchemaStore>> schemas_;
  std::vector<Rule> all_rules_;
};

/// The folder a path lies in, as it is written: `a/b` for `a/b/x`, `""` for `x`.
std::string folder_of(std::string_view path);
/// True when the file, all links followed, lies below the folder.
bool is_below(const std::string& folder, const std::string& file);
/// `folder/name`; `name` when the folder is `""`.
std::string join_path(std::string_view folder, std::string_view name);

}  // namespace posturelint
