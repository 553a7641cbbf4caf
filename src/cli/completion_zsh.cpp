// SPDX-License-Identifier: Apache-2.0
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"
#include "cli/offers.h"

namespace posturelint::cli {
namespace {

constexpr std::string_view kHead = R"text(#compdef posturelint
# zsh completion for posturelint; made by: posturelint completion zsh

_posturelint_rules() {
  local -a rules
  rules=(${(f)"$(_call_program rules $program rules --format names 2> /dev/null)"})
  compadd "$@" -a rules
}

_posturelint_rule_list() {
  _sequence _posturelint_rules
}

)text";

constexpr std::string_view kBody = R"text(
_posturelint() {
  local program=$words[1] curcontext=$curcontext
  if ((CURRENT == 2)); then
    _posturelint_commands
    compadd -- -h --help -V --version
    return
  fi
  shift words
  ((CURRENT--))
  case $words[1] in
)text";

constexpr std::string_view kTail = R"text(  esac
}

if [[ $funcstack[1] == _posturelint ]]; then
  _posturelint "$@"
else
  compdef _posturelint posturelint
fi
)text";

/// Text between the brackets of a specification, or between its colons.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string action_for(const Offer& offer) {
  switch (offer.kind) {
    case Offer::Kind::words:
      return fmt::format("({})", fmt::join(offer.words, " "));
    case Offer::Kind::files:
      return "_files";
    case Offer::Kind::folders:
      return "_files -/";
    case Offer::Kind::rules:
      return "_posturelint_rules";
    case Offer::Kind::rule_list:
      return "_posturelint_rule_list";
    case Offer::Kind::commands:
      return "_posturelint_commands";
    case Offer::Kind::nothing:
      break;
  }
  // A blank: there is a value, and nothing is known of it.
  return " ";
}

std::string option_specification(const Option& option) {
  std::string specification = option.takes == Takes::list ? "*" : "";
  fmt::format_to(std::back_inserter(specification), "--{}{}[{}]", option.name,
                 option.takes == Takes::nothing ? "" : "=", escaped(option.help));
  if (option.takes != Takes::nothing) {
    fmt::format_to(std::back_inserter(specification), ":{}:{}", escaped(option.placeholder),
                   action_for(offer_for_value(option)));
  }
  return specification;
}

void append_command(std::string& out, const Command& command) {
  const auto write = std::back_inserter(out);
  fmt::format_to(write, "    {})\n      _arguments -S", command.name);
  for (const Option& option : options_of(command)) {
    fmt::format_to(write, " \\\n        {}", shell_quoted(option_specification(option)));
  }
  const std::vector<Offer> offers = offers_for_operands(command);
  std::vector<std::string> actions;
  actions.reserve(offers.size());
  for (const Offer& offer : offers) {
    actions.push_back(offer.kind == Offer::Kind::words
                          ? fmt::format("words:word:{}", action_for(offer))
                          : fmt::format("others:operand:{}", action_for(offer)));
  }
  if (offers.size() == 1) {
    fmt::format_to(write, " \\\n        {}",
                   shell_quoted(fmt::format("*:operand:{}", action_for(offers[0]))));
  } else if (offers.size() > 1) {
    std::string alternative = "*:operand:_alternative";
    for (const std::string& action : actions) alternative += " " + shell_quoted(action);
    fmt::format_to(write, " \\\n        {}", shell_quoted(alternative));
  }
  out += " ;;\n";
}

}  // namespace

std::string zsh_completion(std::span<const Command> commands) {
  std::string out(kHead);
  out += "_posturelint_commands() {\n  local -a commands=(\n";
  for (const Command& command : commands) {
    fmt::format_to(std::back_inserter(out), "    {}\n",
                   shell_quoted(fmt::format("{}:{}", command.name, escaped(command.summary))));
  }
  out += "  )\n  _describe command commands\n}\n";
  out += kBody;
  for (const Command& command : commands) append_command(out, command);
  return out.append(kTail);
}

}  // namespace posturelint::cli
