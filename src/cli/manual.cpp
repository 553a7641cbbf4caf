// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/offers.h"

namespace posturelint::cli {
namespace {

constexpr std::string_view kDescription =
    R"(checks device assurance policies, access policies and the rules of these: what the server would
refuse, ignore, lock people out with, or let in by mistake. It reads JSON files, exports of the API,
and the request bodies in Markdown guides, shell scripts and .http files. It opens no connection,
runs nothing that it reads, and writes nothing unless told to fix.
)";

/// The text as roff prints it as it is, within a line.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '"':
        out += "\\(dq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// A line of text; what would be a request at its beginning is none.
std::string text_line(std::string_view line) {
  std::string out = line.starts_with('.') ? "\\&" : "";
  return out + escaped(line) + "\n";
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, size));
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return lines;
}

/// Lines are filled by paragraph; one with columns in it stays as it is.
void append_text(std::string& out, std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  for (auto at = lines.begin(); at != lines.end();) {
    const auto end = std::find(at, lines.end(), std::string_view());
    const bool has_columns = std::any_of(
        at, end, [](std::string_view line) { return line.find("  ") != std::string_view::npos; });
    out += has_columns ? ".PP\n.nf\n" : ".PP\n";
    for (; at != end; ++at) out += text_line(*at);
    if (has_columns) out += ".fi\n";
    if (at != lines.end()) ++at;
  }
}

/// `  0  printed` lines as a list.
void append_exit_statuses(std::string& out, std::string_view text) {
  for (std::string_view line : lines_of(text)) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos) continue;
    const std::size_t gap = std::min(line.find("  ", begin), line.size());
    const std::size_t rest = std::min(line.find_first_not_of(' ', gap), line.size());
    fmt::format_to(std::back_inserter(out), ".IP {} 4\n", line.substr(begin, gap - begin));
    out += text_line(line.substr(rest));
  }
}

void append_option(std::string& out, const Option& option) {
  fmt::format_to(std::back_inserter(out), ".TP\n{}\\fB{}\\fR",
                 option.name == "help" ? "\\fB\\-h\\fR, " : "",
                 escaped(fmt::format("--{}", option.name)));
  if (!option.placeholder.empty()) {
    fmt::format_to(std::back_inserter(out), " \\fI{}\\fR", escaped(option.placeholder));
  }
  out += '\n' + text_line(option.help);
}

void append_command(std::string& out, const Command& command) {
  const auto write = std::back_inserter(out);
  fmt::format_to(write, ".SS {}\n\\fBposturelint {}\\fR{}{}{}\n", escaped(command.name),
                 escaped(command.name), command.options.empty() ? "" : " [\\fIOPTION\\fR...]",
                 command.operands.empty() ? "" : " ", escaped(command.operands));
  append_text(out, command.details);
  for (const Option& option : options_of(command)) append_option(out, option);
  out += ".PP\nExit status:\n";
  append_exit_statuses(out, command.exit_statuses);
}

}  // namespace

std::string manual_page(std::span<const Command> commands, const ManualTitle& title) {
  std::string out;
  const auto write = std::back_inserter(out);
  fmt::format_to(write,
                 ".\\\" Made by: posturelint help \\-\\-man\n"
                 ".TH POSTURELINT 1 \"{}\" \"posturelint {}\" \"User Commands\"\n"
                 ".nh\n.ad l\n"
                 ".SH NAME\nposturelint \\- offline linter for device assurance policies and app "
                 "sign\\-in rules\n"
                 ".SH SYNOPSIS\n\\fBposturelint\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] "
                 "[\\fIARGUMENT\\fR...]\n",
                 title.date, escaped(title.version));
  out += ".SH DESCRIPTION\n\\fBposturelint\\fR\n";
  for (const std::string_view line : lines_of(kDescription)) out += text_line(line);
  for (const Command& command : commands) {
    fmt::format_to(write, ".TP\n\\fB{}\\fR\n", escaped(command.name));
    out += text_line(command.summary);
  }
  out += ".SH COMMANDS\n";
  for (const Command& command : commands) append_command(out, command);
  out +=
      ".SH FILES\n.TP\n\\fI.posturelint.yaml\\fR\n"
      "the configuration of the files beside and below it, looked for upwards from each file\n"
      ".SH ENVIRONMENT\n.TP\n\\fBNO_COLOR\\fR\nwhen it is set to anything, no colours are printed "
      "unless \\fB\\-\\-color\\fR asks for them\n";
  return out;
}

}  // namespace posturelint::cli
