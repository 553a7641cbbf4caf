// SPDX-License-Identifier: Apache-2.0
#include "cli/help.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "cli/build_version.h"

namespace posturelint::cli {
namespace {

constexpr Option kHelp[] = {kHelpOption};
constexpr std::size_t kWidth = 88;

std::string left_column(const Option& option) {
  const std::string_view shorter = option.name == "help" ? "-h, " : "";
  return fmt::format("{}--{}{}{}", shorter, option.name, option.placeholder.empty() ? "" : " ",
                     option.placeholder);
}

/// Fills `text` into the columns from `indent` on; the first line is already indented.
void append_filled(std::string& out, std::string_view text, std::size_t indent) {
  std::size_t column = indent;
  bool first = true;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, size);
    text.remove_prefix(std::min(size + 1, text.size()));
    if (!first && column + 1 + word.size() > kWidth) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
      first = true;
    }
    if (!first) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    first = false;
  }
  out += '\n';
}

void append_options(std::string& out, const OptionGroup& group, std::size_t indent) {
  fmt::format_to(std::back_inserter(out), "\n{}:\n", group.title);
  for (const Option& option : group.options) {
    const std::string left = left_column(option);
    out += "  " + left;
    out.append(indent - 2 - left.size(), ' ');
    append_filled(out, option.help, indent);
  }
}

}  // namespace

std::string general_help() {
  std::string out =
      "posturelint checks device assurance policies and app sign-in rules, offline: what the\n"
      "server would refuse, ignore, lock people out with, or let in by mistake.\n"
      "\n"
      "usage: posturelint COMMAND [OPTION...] [ARGUMENT...]\n"
      "\n"
      "Commands:\n";
  std::size_t longest = 0;
  for (const Command& command : commands()) longest = std::max(longest, command.name.size());
  for (const Command& command : commands()) {
    fmt::format_to(std::back_inserter(out), "  {:<{}}{}\n", command.name, longest + 2,
                   command.summary);
  }
  out +=
      "\n"
      "Options:\n"
      "  -h, --help     print this\n"
      "  -V, --version  print the version\n"
      "\n"
      "\"posturelint COMMAND --help\" tells more about a command.\n";
  return out;
}

std::string command_help(const Command& command) {
  std::string out =
      fmt::format("usage: posturelint {}{}{}{}\n\n{}", command.name,
                  command.options.empty() ? "" : " [OPTION...]",
                  command.operands.empty() ? "" : " ", command.operands, command.details);
  std::vector<OptionGroup> groups(command.options.begin(), command.options.end());
  groups.push_back({groups.empty() ? "Options" : "Help", kHelp});
  std::size_t longest = 0;
  for (const OptionGroup& group : groups) {
    for (const Option& option : group.options) {
      longest = std::max(longest, left_column(option).size());
    }
  }
  for (const OptionGroup& group : groups) append_options(out, group, longest + 4);
  out += "\nExit status:\n";
  out += command.exit_statuses;
  return out;
}

std::string_view version() { return kVersion; }

std::string_view version_date() { return kDate; }

std::string version_line() {
  std::string out = fmt::format("posturelint {}", kVersion);
  if (!kCommit.empty()) out += fmt::format(" ({})", kCommit);
  return out + '\n';
}

}  // namespace posturelint::cli
