// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/transcript.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include <sys/wait.h>

#include "tests/support/temp_dir.h"

namespace posturelint::test {
namespace {

constexpr std::string_view kStep = "$ ";
constexpr std::string_view kWrite = "write ";

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  return line;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

void append_stream(std::string& answer, std::string text, const std::string& folder) {
  text = replace_all(std::move(text), folder, "$DIR");
  answer += text;
  if (!text.empty() && text.back() != '\n') answer += "\n> no line break\n";
}

/// What a command may answer: more than people read is a mistake in the transcript.
constexpr std::size_t kMaxAnswer = 64U * 1024U;

std::string run(const std::string& command, const TempDir& folder, const TempDir& capture) {
  setenv("COMMAND", command.c_str(), 1);
  setenv("OUT", capture.path("out").c_str(), 1);
  setenv("ERR", capture.path("err").c_str(), 1);
  // Not `{ … } >out`: dash forgets the redirection of a subshell that ends such a group.
  const int status =
      std::system("cd \"$DIR\" && exec >\"$OUT\" 2>\"$ERR\" </dev/null && eval \"$COMMAND\"");
  std::string answer;
  append_stream(answer, capture.read("out"), folder.path());
  if (std::string errors = capture.read("err"); !errors.empty()) {
    answer += "> stderr\n";
    append_stream(answer, std::move(errors), folder.path());
  }
  if (!WIFEXITED(status)) return answer + "> killed\n";
  if (WEXITSTATUS(status) != 0) answer += "> exit " + std::to_string(WEXITSTATUS(status)) + "\n";
  if (answer.size() > kMaxAnswer) throw std::runtime_error(command + ": answers too much");
  return answer;
}

/// The same for everybody who runs the tests.
void set_environment(const std::string& home) {
  setenv("PATH", POSTURELINT_BIN_DIR ":/usr/local/bin:/usr/bin:/bin", 1);
  setenv("HOME", home.c_str(), 1);
  setenv("LC_ALL", "C", 1);
  setenv("TERM", "xterm", 1);
  unsetenv("NO_COLOR");
}

}  // namespace

Transcript parse_transcript(std::string_view text) {
  Transcript transcript;
  while (!text.empty()) {
    std::string_view line = take_line(text);
    if (line.starts_with(kStep)) {
      line.remove_prefix(kStep.size());
      if (line.ends_with('\n')) line.remove_suffix(1);
      transcript.steps.push_back({std::string(line), ""});
    } else {
      (transcript.steps.empty() ? transcript.preamble : transcript.steps.back().below) += line;
    }
  }
  return transcript;
}

std::string to_text(const Transcript& transcript) {
  std::string text = transcript.preamble;
  for (const Step& step : transcript.steps) {
    text += kStep;
    text += step.command + "\n" + step.below;
  }
  return text;
}

Transcript run_transcript(Transcript transcript) {
  const TempDir folder;
  const TempDir capture;
  set_environment(capture.path());
  setenv("DIR", folder.path().c_str(), 1);
  for (Step& step : transcript.steps) {
    if (step.command.starts_with(kWrite)) {
      folder.write(step.command.substr(kWrite.size()), step.below);
    } else {
      step.below = run(step.command, folder, capture);
    }
  }
  return transcript;
}

}  // namespace posturelint::test
