// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/rule_list.h"
#include "report/json_writer.h"
#include "rules/builtin_rules.h"

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
    json.member("summary", rule.summary).key("options").begin_array();
    for (const posturelint::Option& option : rule.options) {
      json.begin_object().member("name", option.name).member("default", option.default_value);
      json.member("meaning", option.meaning).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  return out + '\n';
}

ExitStatus list_rules(const Arguments& arguments) {
  if (!arguments.operands().empty()) {
    return print_usage_error(&kRules, "takes no arguments; see \"posturelint explain CATEGORY\"");
  }
  constexpr std::string_view kFormats[] = {"text", "json"};
  const auto format = choice(arguments, "format", kFormats, 0);
  if (!format) return print_usage_error(&kRules, format.error().what);
  const std::span<const Rule> rules = rules::builtin();
  if (kFormats[*format] == "json") return write_and_return(rules_json(rules), ExitStatus::clean);
  std::vector<const Rule*> all;
  for (const Rule& rule : rules) all.push_back(&rule);
  return write_and_return(rule_list(all), ExitStatus::clean);
}

constexpr Option kListOptions[] = {
    {"format", Takes::value, "FORMAT", "text or json (default: text)"},
};
constexpr OptionGroup kOptions[] = {{"Options", kListOptions}};

}  // namespace

const Command kRules{
    .name = "rules",
    .operands = "",
    .summary = "list every rule",
    .details = "Lists every rule: id, severity, whether its findings can be fixed, summary.\n",
    .options = kOptions,
    .exit_statuses =
        "  0  listed\n"
        "  2  wrong usage\n",
    .run = list_rules,
};

}  // namespace posturelint::cli
