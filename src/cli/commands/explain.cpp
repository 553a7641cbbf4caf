// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/project_rules.h"
#include "cli/rule_list.h"
#include "report/rule_page.h"
#include "rules/builtin_rules.h"

namespace posturelint::cli {
namespace {

ExitStatus explain(const Arguments& arguments) {
  if (arguments.operands().size() != 1) {
    return print_usage_error(&kExplain, "name one rule, or a category");
  }
  const auto lookup = read_project_options(arguments);
  if (!lookup) return print_usage_error(&kExplain, lookup.error().what);
  const std::string& name = arguments.operands()[0];
  ConfigLookup configs(*lookup);
  // A configuration that cannot be read does not stand between a user and our pages.
  if (!is_rule_or_category(rules::builtin(), name)) {
    const auto setup = configs.find("");
    if (!setup) return print_failure(ExitStatus::usage, setup.error());
  }
  const std::span<const Rule> rules = configs.all_rules();
  const auto rule = std::ranges::find(rules, std::string_view(name), &Rule::id);
  if (rule != rules.end()) {
    return write_and_return(rule_page_text(*rule, colors_by_default(Stream::output)),
                            ExitStatus::clean);
  }
  std::vector<const Rule*> category;
  std::vector<std::string_view> known;
  for (const Rule& other : rules) {
    if (other.category() == name) category.push_back(&other);
    known.push_back(other.id);
    known.push_back(other.category());
  }
  if (!category.empty()) return write_and_return(rule_list(category), ExitStatus::clean);
  return print_usage_error(
      &kExplain, fmt::format("unknown rule or category \"{}\"{}", name, did_you_mean(name, known)));
}

constexpr OptionGroup kOptions[] = {kProjectConfigOptions};

}  // namespace

const Command kExplain{
    .name = "explain",
    .operands = "RULE",
    .summary = "print the page of a rule, or list a category",
    .details =
        "Prints what a rule finds and why that hurts, with examples, evidence and how to "
        "silence it.\nThe name of a category lists its rules. A rule of a team is found through "
        "the\n"
        "configuration of the folder you are in.\n",
    .options = kOptions,
    .exit_statuses =
        "  0  explained\n"
        "  2  wrong usage, or no such rule\n",
    .run = explain,
};

}  // namespace posturelint::cli
