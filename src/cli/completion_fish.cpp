// SPDX-License-Identifier: Apache-2.0
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"
#include "cli/offers.h"

namespace posturelint::cli {
namespace {

constexpr std::string_view kHead =
    R"text(# fish completion for posturelint; made by: posturelint completion fish

# Succeeds when the command is that one; without one, when none has been typed yet.
function __posturelint_is
    set -l words (commandline -opc)
    if test (count $argv) -eq 0
        test (count $words) -eq 1
    else
        test (count $words) -gt 1; and test $words[2] = $argv[1]
    end
end

function __posturelint_rules
    set -l words (commandline -opc)
    $words[1] rules --format names 2>/dev/null
end

complete -c posturelint -f
complete -c posturelint -n __posturelint_is -s h -l help -d 'print help'
complete -c posturelint -n __posturelint_is -s V -l version -d 'print the version'
)text";

/// Between single quotes, where fish knows two escapes.
std::string fish_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '\'';
}

std::string arguments_for(const Offer& offer, std::span<const Command> commands) {
  switch (offer.kind) {
    case Offer::Kind::words:
      return fmt::format(" -a {}", fish_quoted(fmt::format("{}", fmt::join(offer.words, " "))));
    case Offer::Kind::files:
      return " -F";
    case Offer::Kind::folders:
      return " -a '(__fish_complete_directories)'";
    case Offer::Kind::rules:
      return " -a '(__posturelint_rules)'";
    case Offer::Kind::rule_list:
      return " -a '(__fish_complete_list , __posturelint_rules)'";
    case Offer::Kind::commands: {
      std::vector<std::string_view> names;
      for (const Command& command : commands) names.push_back(command.name);
      return fmt::format(" -a '{}'", fmt::join(names, " "));
    }
    case Offer::Kind::nothing:
      break;
  }
  return "";
}

}  // namespace

std::string fish_completion(std::span<const Command> commands) {
  std::string out(kHead);
  const auto write = std::back_inserter(out);
  for (const Command& command : commands) {
    fmt::format_to(write, "\ncomplete -c posturelint -n __posturelint_is -a {} -d {}\n",
                   command.name, fish_quoted(command.summary));
    const std::string when =
        fmt::format("complete -c posturelint -n '__posturelint_is {}'", command.name);
    for (const Option& option : options_of(command)) {
      std::string value;
      if (option.takes != Takes::nothing) {
        const Offer offer = offer_for_value(option);
        value = offer.kind == Offer::Kind::files ? " -r" : " -x";
        value += arguments_for(offer, commands);
      }
      fmt::format_to(write, "{}{} -l {}{} -d {}\n", when, option.name == "help" ? " -s h" : "",
                     option.name, value, fish_quoted(option.help));
    }
    for (const Offer& offer : offers_for_operands(command)) {
      fmt::format_to(write, "{}{}\n", when, arguments_for(offer, commands));
    }
  }
  return out;
}

}  // namespace posturelint::cli
