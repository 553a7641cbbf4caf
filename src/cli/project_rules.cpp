// SPDX-License-Identifier: Apache-2.0
#include "cli/project_rules.h"

#include "rules/builtin_rules.h"

namespace posturelint::cli {

Result<LookupOptions> read_project_options(const Arguments& arguments) {
  LookupOptions lookup{.rules = rules::builtin(),
                       .config_file = arguments.value("config"),
                       .no_config = arguments.has("no-config")};
  if (lookup.config_file && lookup.no_config) {
    return Error{"--config and --no-config exclude each other"};
  }
  if (lookup.config_file && lookup.config_file->empty()) return Error{"--config needs a file"};
  return lookup;
}

}  // namespace posturelint::cli
