// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/project_rules.h"
#include "cli/rule_list.h"
#include "cli/rule_tests.h"
#include "engine/own_rule.h"
#include "report/json_writer.h"

namespace posturelint::cli {
namespace {

std::string rules_json(std::span<const Rule> rules) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const Rule& rule : rules) {
    json.line().begin_object();
    json.member("id", rule.id).member("severity", posturelint::to_string(rule.severity));
    json.member("fixable", to_string(rule.fixable));
    json.member("consequence", posturelint::to_string(rule.consequence));
    json.member("summary", rule.summary);
    if (rule.own != nullptr) json.member("file", rule.own->source->name());
    json.key("options").begin_array();
    for (const posturelint::Option& option : rule.options) {
      json.begin_object().member("name", option.name).member("default", option.default_value);
      json.member("meaning", option.meaning).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  return out + '\n';
}

/// What --select takes: categories, and the rules in them.
std::string rule_names(std::span<const Rule> rules) {
  std::string out;
  std::string_view category;
  for (const Rule& rule : rules) {
    if (rule.category() != category) {
      category = rule.category();
      out.append(category).append("\n");
    }
    out.append(rule.id).append("\n");
  }
  return out;
}

ExitStatus list_rules(const Arguments& arguments) {
  const auto lookup = read_project_options(arguments);
  if (!lookup) return print_usage_error(&kRules, lookup.error().what);
  ConfigLookup configs(*lookup);
  const std::vector<std::string>& operands = arguments.operands();
  if (!operands.empty() && operands[0] == "test") {
    return test_rules(std::span(operands).subspan(1), configs);
  }
  if (!operands.empty()) {
    return print_usage_error(
        &kRules, "takes no argument but \"test\"; see \"posturelint explain CATEGORY\"");
  }
  constexpr std::string_view kFormats[] = {"text", "json", "names"};
  const auto format = choice(arguments, "format", kFormats, 0);
  if (!format) return print_usage_error(&kRules, format.error().what);
  const auto setup = configs.find("");
  if (!setup) return print_failure(ExitStatus::usage, setup.error());
  const std::span<const Rule> rules = configs.all_rules();
  if (kFormats[*format] == "json") return write_and_return(rules_json(rules), ExitStatus::clean);
  if (kFormats[*format] == "names") return write_and_return(rule_names(rules), ExitStatus::clean);
  std::vector<const Rule*> all;
  for (const Rule& rule : rules) all.push_back(&rule);
  return write_and_return(rule_list(all), ExitStatus::clean);
}

constexpr Option kListOptions[] = {
    {"format", Takes::value, "FORMAT",
     "text, json or names (of rules and categories, one per line; default: text)",
     "text json names"},
};
constexpr OptionGroup kOptions[] = {{"Options", kListOptions}, kProjectConfigOptions};

}  // namespace

const Command kRules{
    .name = "rules",
    .operands = "[test [PATH...]]",
    .summary = "list every rule, or test those of a team",
    .details =
        "Lists every rule: id, severity, whether its findings can be fixed, summary; first ours,\n"
        "then those that the configuration of the folder you are in adds.\n"
        "\n"
        "test  runs the examples of a team's rules: what stands between « and » must be reported, "
        "and\n"
        "      nothing else; the fix must give the text in \"fixed\". PATH is a file of rules, or "
        "a\n"
        "      folder with a configuration; the default is the folder you are in\n",
    .options = kOptions,
    .exit_statuses =
        "  0  listed; test: all examples hold\n"
        "  1  test: an example fails\n"
        "  2  wrong usage, configuration or rule file; test: there are no rules to test\n",
    .run = list_rules,
};

}  // namespace posturelint::cli
