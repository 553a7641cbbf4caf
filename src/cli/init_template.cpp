// SPDX-License-Identifier: Apache-2.0
#include "cli/init_template.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "engine/config.h"
#include "policy/assumptions.h"

namespace posturelint::cli {
namespace {

std::string include_section(std::span<const std::string> include) {
  std::string out =
      "# What is checked, as in .gitignore, from this folder on. Without it: every file that\n"
      "# posturelint can read.\n";
  if (include.empty()) return out + "#include:\n#  - \"policies/**/*.json\"\n";
  out += "include:\n";
  for (const std::string& glob : include) {
    fmt::format_to(std::back_inserter(out), "  - \"{}\"\n", glob);
  }
  return out;
}

std::string features_section() {
  std::string out =
      "# What the organisation has and has not; what is left out is not known.\n"
      "#features:\n";
  for (const Feature& feature : kFeatures) {
    fmt::format_to(std::back_inserter(out), "#  {}: true  # {}\n", feature.name, feature.meaning);
  }
  return out;
}

std::string assumptions_section() {
  std::string out =
      "# What the vendor does not say about evaluation, where you know it (docs/semantics.md).\n"
      "#assumptions:\n";
  for (const Assumption& assumption : kAssumptions) {
    fmt::format_to(std::back_inserter(out), "#  {}: {}  # or {}: {}\n", assumption.name,
                   assumption.usual, assumption.other, assumption.meaning);
  }
  return out;
}

}  // namespace

std::string config_template(std::span<const std::string> include, Release release) {
  std::string out =
      "# Configuration of posturelint, good for this folder and all below it.\n"
      "# Every key is told in docs/configuration.md; take the # from a line to switch it on.\n\n";
  out += include_section(include);
  out +=
      "\n# What is not checked.\n"
      "#exclude:\n"
      "#  - \"archive/**\"\n\n"
      "# The API release the policies are written for. Without it: the newest one known.\n";
  fmt::format_to(std::back_inserter(out), "#api-release: \"{}\"\n\n", to_string(release));
  out += features_section();
  out +=
      "\n# Whether the files are all that the organisation has: then an id that none of them "
      "defines\n"
      "# is wrong, and not only unknown.\n"
      "#workspace:\n"
      "#  complete: true\n\n";
  out += assumptions_section();
  out +=
      "\n# Which versions of operating systems there are: a saved answer of your org at\n"
      "# /.well-known/ov-configurations. Without it: the program's own list, which ages.\n"
      "#os-catalogue: \"ov-configurations.json\"\n";
  out +=
      "\n# Rules of your own, as data: docs/own-rules.md.\n"
      "#rules:\n"
      "#  - \"policies/rules/*.json\"\n";
  out +=
      "\n# How severe findings are: error, warning, info or off, for a rule or a category.\n"
      "#severities:\n"
      "#  os-version: error\n"
      "#  request/ssws-token: off\n\n"
      "# Settings of single rules; posturelint explain RULE lists them.\n"
      "#options:\n"
      "#  grace-period/too-long:\n"
      "#    max-days: 14\n\n"
      "# Findings that are known and accepted, each with its reason.\n"
      "#suppressions:\n"
      "#  - rule: device-assurance/jailbreak-required\n"
      "#    path: \"policies/honeypot.json\"\n"
      "#    reason: the rule behind it denies\n"
      "#    owner: security-team\n"
      "#    expires: 2099-12-31\n";
  return out;
}

std::string with_all_settings(std::string_view config) {
  std::string out;
  while (!config.empty()) {
    const std::size_t end = std::min(config.find('\n'), config.size() - 1) + 1;
    std::string_view line = config.substr(0, end);
    config.remove_prefix(end);
    const bool is_prose = line.size() > 2 && line[0] == '#' && line[1] == ' ' && line[2] != ' ';
    if (line.starts_with('#') && !is_prose) line.remove_prefix(1);
    out += line;
  }
  return out;
}

}  // namespace posturelint::cli
