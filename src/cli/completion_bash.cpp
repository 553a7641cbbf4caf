// SPDX-License-Identifier: Apache-2.0
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"
#include "cli/offers.h"

namespace posturelint::cli {
namespace {

constexpr std::string_view kHead =
    R"text(# bash completion for posturelint; made by: posturelint completion bash
# shellcheck shell=bash

_posturelint_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current")
}

_posturelint_files() {
  compopt -o filenames 2> /dev/null
  mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$1" -- "$current")
}

# Ids and categories of rules; behind a comma one more of them.
_posturelint_rules() {
  local before=''
  [[ $current != *,* ]] || before=${current%,*},
  mapfile -t COMPREPLY < <(compgen -P "$before" \
    -W "$("${COMP_WORDS[0]}" rules --format names 2> /dev/null)" -- "${current##*,}")
}

_posturelint() {
  COMPREPLY=()
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  # bash takes --option=value for three words.
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $previous == '=' ]] && ((COMP_CWORD > 2)); then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
)text";

constexpr std::string_view kTail = R"text(}

complete -F _posturelint posturelint
)text";

/// The call that offers it; empty: there is nothing to offer.
std::string call_for(const Offer& offer, std::span<const Command> commands) {
  switch (offer.kind) {
    case Offer::Kind::words:
      return fmt::format("_posturelint_words '{}'", fmt::join(offer.words, " "));
    case Offer::Kind::files:
      return "_posturelint_files -f";
    case Offer::Kind::folders:
      return "_posturelint_files -d";
    case Offer::Kind::rules:
    case Offer::Kind::rule_list:
      return "_posturelint_rules";
    case Offer::Kind::commands: {
      std::vector<std::string_view> names;
      for (const Command& command : commands) names.push_back(command.name);
      return fmt::format("_posturelint_words '{}'", fmt::join(names, " "));
    }
    case Offer::Kind::nothing:
      break;
  }
  return "";
}

void append_command(std::string& out, const Command& command, std::span<const Command> commands) {
  const auto write = std::back_inserter(out);
  fmt::format_to(write, "    {})\n      case $previous in\n", command.name);
  std::vector<std::string> names{"-h"};
  for (const Option& option : options_of(command)) {
    names.push_back(fmt::format("--{}", option.name));
    if (option.takes == Takes::nothing) continue;
    const std::string call = call_for(offer_for_value(option), commands);
    fmt::format_to(write, "        --{}) {}{}return ;;\n", option.name, call,
                   call.empty() ? "" : "; ");
  }
  out += "      esac\n      if [[ $current == -* ]]; then\n";
  fmt::format_to(write, "        _posturelint_words '{}'\n      else\n", fmt::join(names, " "));
  const std::vector<Offer> offers = offers_for_operands(command);
  for (const Offer& offer : offers) {
    fmt::format_to(write, "        {}\n", call_for(offer, commands));
  }
  if (offers.empty()) out += "        return\n";
  out += "      fi ;;\n";
}

}  // namespace

std::string bash_completion(std::span<const Command> commands) {
  std::string out(kHead);
  std::vector<std::string_view> names;
  for (const Command& command : commands) names.push_back(command.name);
  fmt::format_to(std::back_inserter(out),
                 "  if ((COMP_CWORD == 1)); then\n"
                 "    _posturelint_words '{} -h --help -V --version'\n"
                 "    return\n"
                 "  fi\n"
                 "  case ${{COMP_WORDS[1]}} in\n",
                 fmt::join(names, " "));
  for (const Command& command : commands) append_command(out, command, commands);
  out += "  esac\n";
  return out.append(kTail);
}

}  // namespace posturelint::cli
