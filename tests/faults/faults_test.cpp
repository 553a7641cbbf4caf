// SPDX-License-Identifier: Apache-2.0
// Every command that writes files, with every one of its calls to the system going wrong in turn,
// in every way: afterwards each file is as it was or as it should be, never half, and what was not
// done has been told.
#include <csignal>
#include <filesystem>
#include <map>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace posturelint::test {
namespace {

namespace fs = std::filesystem;

/// Names and texts.
using Files = std::map<std::string, std::string>;

struct Command {
  std::string name;
  std::vector<std::string> words;
  Files files;
  /// The files that it may write.
  std::vector<std::string> written;
  /// What a written file ends with. When something could not be read they may hold something else,
  /// but never half of it.
  std::string end = {};
};

void PrintTo(const Command& command, std::ostream* out) { *out << command.name; }

constexpr const char* kBad =
    R"({"name": "x", "platform": "IOS", "osVersion": {"minimum": "17.1"}, "jailbreak": true,})";
const std::string kGuide = std::string("# A guide\n\n```json\n") + kBad + "\n```\n";
constexpr const char* kConfig =
    "suppressions:\n  - rule: syntax\n    path: gone.json\n    reason: it was so\n";

std::vector<Command> commands() {
  return {
      {.name = "Fix",
       .words = {"fix", "--no-config", "--jobs", "1", "--select", "syntax", "a.json", "guide.md"},
       .files = {{"a.json", kBad}, {"guide.md", kGuide}},
       .written = {"a.json", "guide.md"}},
      {.name = "FixOfTheConfiguration",
       .words = {"fix", "--jobs", "1", "."},
       .files = {{".posturelint.yaml", kConfig}, {"a.json", kBad}},
       .written = {".posturelint.yaml", "a.json"}},
      {.name = "Output",
       .words = {"check", "--no-config", "--format", "json", "--output", "report.json", "a.json"},
       .files = {{"a.json", kBad}, {"report.json", "old"}},
       .written = {"report.json"},
       .end = "}}\n"},
      {.name = "WriteBaseline",
       .words = {"check", "--no-config", "--write-baseline", "known.json", "a.json"},
       .files = {{"a.json", kBad}},
       .written = {"known.json"}},
      {.name = "Init",
       .words = {"init", "--force"},
       .files = {{"a.json", kBad}, {".posturelint.yaml", kConfig}},
       .written = {".posturelint.yaml"},
       .end = "#    expires: 2099-12-31\n"},
  };
}

Files files_in(const TempDir& folder) {
  Files files;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    const std::string name = entry.path().filename().string();
    files[name] = folder.read(name);
  }
  return files;
}

/// What a killed run may leave behind.
bool is_left_over(const std::string& name) { return name.starts_with(".posturelint-"); }

/// Runs a command in a folder of its own.
class Trial {
 public:
  explicit Trial(const Command& command, bool named = false) : command_(command) {
    for (const auto& [name, text] : command.files) folder_.write(name, text);
    if (named) environment_.emplace_back("FAULT_NAMED", "1");
  }

  ProgramRun run(const std::string& fault = "") {
    std::vector<std::string> words = {POSTURELINT_WITH_FAULTS};
    words.insert(words.end(), command_.words.begin(), command_.words.end());
    auto environment = environment_;
    environment.emplace_back("FAULT", fault.empty() ? "0:less" : fault);
    environment.emplace_back("FAULT_LOG", log_.path("calls"));
    environment.emplace_back("FAULT_MEANWHILE", meanwhile_);
    return run_program(words, {.folder = folder_.path(), .environment = environment});
  }

  /// The names of the calls of all runs so far.
  [[nodiscard]] std::vector<std::string> calls() const {
    std::istringstream lines(log_.read("calls"));
    std::vector<std::string> names;
    for (std::string line; std::getline(lines, line);) names.push_back(line);
    return names;
  }

  void meanwhile(std::string command) { meanwhile_ = std::move(command); }
  [[nodiscard]] Files files() const { return files_in(folder_); }

 private:
  const Command& command_;
  TempDir folder_;
  TempDir log_;
  std::vector<std::pair<std::string, std::string>> environment_;
  std::string meanwhile_;
};

/// What the command does when nothing goes wrong.
struct Expected {
  Files files;
  std::optional<int> status;
  std::vector<std::string> calls;
};

Expected expected_of(const Command& command, bool named) {
  Trial trial(command, named);
  const ProgramRun run = trial.run();
  EXPECT_TRUE(run.status && *run.status <= 1) << run.errors;
  const Files files = trial.files();
  for (const std::string& name : command.written) {
    EXPECT_TRUE(files.contains(name)) << name;
    const auto before = command.files.find(name);
    if (before != command.files.end()) {
      EXPECT_NE(files.at(name), before->second) << name << " is not written: nothing is tested";
    }
  }
  return {files, run.status, trial.calls()};
}

/// Every file old or new; nothing there that does not belong there. Gives the left-over files.
std::size_t expect_whole_files(const Command& command, const Expected& expected,
                               const Files& files) {
  std::size_t left_over = 0;
  for (const auto& [name, text] : files) {
    if (is_left_over(name)) {
      ++left_over;
      continue;
    }
    const auto old = command.files.find(name);
    const auto fresh = expected.files.find(name);
    const bool is_old = old != command.files.end() && old->second == text;
    const bool is_new = fresh != expected.files.end() && fresh->second == text;
    const bool is_whole = !command.end.empty() && text.ends_with(command.end);
    EXPECT_TRUE(is_old || is_new || is_whole)
        << name << " is neither as before nor as it should be:\n"
        << text;
  }
  for (const auto& [name, text] : command.files) {
    EXPECT_TRUE(files.contains(name)) << name << " is lost";
  }
  return left_over;
}

/// The sanitizers make each of some thousand runs ten times as long: they see a part of them.
constexpr std::size_t kStep =
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    7;
#else
    1;
#endif

class FaultsTest : public testing::TestWithParam<Command> {};

TEST_P(FaultsTest, ACallThatFailsCostsNoFileAndIsTold) {
  const Command& command = GetParam();
  for (const bool named : {false, true}) {
    const Expected expected = expected_of(command, named);
    // Something is opened and read; a file is opened, written, flushed and renamed.
    ASSERT_GE(expected.calls.size(), 6U);
    std::size_t turn = 0;
    for (std::size_t call = 1; call <= expected.calls.size(); ++call) {
      for (const char* action : {"EIO", "ENOSPC", "EACCES", "EINTR", "full", "less"}) {
        if (turn++ % kStep != 0) continue;
        SCOPED_TRACE(expected.calls[call - 1] + ", call " + std::to_string(call) + ": " + action);
        Trial trial(command, named);
        const ProgramRun run = trial.run(std::to_string(call) + ":" + action);
        ASSERT_TRUE(run.status) << "ended by signal " << run.signal << "\n" << run.errors;
        const Files files = trial.files();
        EXPECT_EQ(expect_whole_files(command, expected, files), 0U) << "a file is left behind";
        if (files == expected.files) continue;
        EXPECT_GE(*run.status, 2) << "not done, and not told";
        EXPECT_NE(run.errors, "");
      }
    }
  }
}

TEST_P(FaultsTest, AKilledRunLosesNothingAndTheNextOneDoesIt) {
  const Command& command = GetParam();
  for (const bool named : {false, true}) {
    const Expected expected = expected_of(command, named);
    std::size_t turn = 0;
    for (std::size_t call = 1; call <= expected.calls.size(); ++call) {
      for (const char* action : {"kill", "kill-half", "kill-after"}) {
        if (turn++ % kStep != 0) continue;
        const std::string& name = expected.calls[call - 1];
        SCOPED_TRACE(name + ", call " + std::to_string(call) + ": " + action);
        Trial trial(command, named);
        const ProgramRun run = trial.run(std::to_string(call) + ":" + action);
        const bool is_done = run.status.has_value();  // not a call that is done by halves
        if (!is_done) {
          EXPECT_EQ(run.signal, SIGKILL) << run.errors;
        }
        const std::size_t left_over = expect_whole_files(command, expected, trial.files());
        // Without a name it cannot be left over; between its name and the other's it can.
        const bool in_between =
            named || name == "linkat" || name == "open" || name == "read" || name == "rename";
        EXPECT_LE(left_over, in_between ? 1U : 0U);

        const ProgramRun again = trial.run();
        EXPECT_TRUE(again.status) << again.errors;
        Files files = trial.files();
        std::erase_if(files, [](const auto& file) { return is_left_over(file.first); });
        EXPECT_EQ(files, expected.files);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Commands, FaultsTest, testing::ValuesIn(commands()),
                         [](const auto& tested) { return tested.param.name; });

TEST(FaultsMeanwhile, WhatAnotherProgramWritesIsNotWrittenOver) {
  const Command command{.name = "fix",
                        .words = {"fix", "--no-config", "--select", "syntax", "a.json"},
                        .files = {{"a.json", kBad}},
                        .written = {"a.json"}};
  const Expected expected = expected_of(command, false);
  constexpr std::string_view kTheirs = "theirs\n";
  std::size_t last_look = 0;
  for (std::size_t i = 0; i < expected.calls.size(); ++i) {
    if (expected.calls[i] == "open") last_look = i + 1;
  }
  for (std::size_t call = 1; call <= expected.calls.size(); call += kStep) {
    const std::string& name = expected.calls[call - 1];
    SCOPED_TRACE("before " + name + ", call " + std::to_string(call));
    Trial trial(command);
    trial.meanwhile("echo theirs > b; mv b a.json");
    const ProgramRun run = trial.run(std::to_string(call) + ":meanwhile");
    ASSERT_TRUE(run.status) << run.errors;
    const Files files = trial.files();
    EXPECT_EQ(files.size(), 1U);
    // Nobody can look at the file and rename in one step.
    if (call > last_look) continue;
    EXPECT_EQ(files.at("a.json"), kTheirs);
  }
}

TEST(FaultsMeanwhile, AFileThatGoesAwayIsToldAndTheOthersAreDone) {
  const Command command{.name = "check",
                        .words = {"check", "--no-config", "--jobs", "1", "."},
                        .files = {{"a.json", kBad}, {"b.json", kBad}},
                        .written = {}};
  const Expected expected = expected_of(command, false);
  for (const char* meanwhile :
       {"rm b.json", "rm b.json; mkdir b.json", "rm b.json; ln -s b.json b.json",
        "rm b.json; mkfifo b.json", "chmod 0 b.json", "rm b.json; ln -s nowhere b.json",
        ": > b.json", "mv b.json c.json", "echo { >> b.json"}) {
    for (std::size_t call = 1; call <= expected.calls.size(); call += kStep) {
      SCOPED_TRACE(std::string(meanwhile) + " before call " + std::to_string(call));
      Trial trial(command);
      trial.meanwhile(meanwhile);
      const ProgramRun run = trial.run(std::to_string(call) + ":meanwhile");
      ASSERT_TRUE(run.status) << "ended by signal " << run.signal << "\n" << run.errors;
      EXPECT_TRUE(*run.status == 1 || *run.status == 3) << run.errors;
      EXPECT_NE(run.output.find("a.json:1:"), std::string::npos) << run.output;
      EXPECT_EQ(*run.status == 3, run.errors.find("b.json: ") != std::string::npos) << run.errors;
    }
  }
}

TEST(FaultsMeanwhile, ALinkPutInPlaceIsNotFollowedForWriting) {
  const Command command{.name = "fix",
                        .words = {"fix", "--no-config", "--select", "syntax", "a.json"},
                        .files = {{"a.json", kBad}},
                        .written = {"a.json"}};
  const Expected expected = expected_of(command, false);
  for (std::size_t call = 1; call <= expected.calls.size(); call += kStep) {
    SCOPED_TRACE("before " + expected.calls[call - 1] + ", call " + std::to_string(call));
    const TempDir elsewhere;
    const std::string target = elsewhere.write("real.json", kBad);
    Trial trial(command);
    trial.meanwhile("rm a.json; ln -s " + target + " a.json");
    const ProgramRun run = trial.run(std::to_string(call) + ":meanwhile");
    ASSERT_TRUE(run.status) << run.errors;
    EXPECT_EQ(elsewhere.read("real.json"), kBad);
  }
}

/// The system gives a program so many threads and no more.
TEST(FaultsThreads, ThoseThatThereAreDoTheWork) {
  std::vector<std::string> words = {POSTURELINT_WITH_FAULTS, "check", "--no-config", "--jobs", "4"};
  const TempDir folder;
  for (int i = 0; i < 20; ++i) {
    words.push_back(folder.write(std::to_string(i) + ".json", i % 2 == 0 ? kBad : "{}"));
  }
  const ProgramRun expected = run_program(words);
  ASSERT_EQ(expected.status, 1) << expected.errors;
  for (const char* threads : {"0", "1", "3"}) {
    SCOPED_TRACE(threads);
    const ProgramRun run = run_program(words, {.environment = {{"FAULT_THREADS", threads}}});
    EXPECT_EQ(run.status, expected.status) << run.errors;
    EXPECT_EQ(run.output, expected.output);
    EXPECT_EQ(run.errors, "");
  }
}

/// A file larger than may be written, as on a disk that fills up in the middle.
TEST(FaultsLimit, AFileThatBecomesTooLargeStaysAsItWas) {
  const TempDir folder;
  const std::string text = std::string(1, '[') + std::string(20'000, ' ') + kBad + "]";
  folder.write("a.json", text);
  const ProgramRun run =
      run_program({POSTURELINT_WITH_FAULTS, "fix", "--no-config", "--select", "syntax", "a.json"},
                  {.folder = folder.path(), .max_file_bytes = 4096});
  EXPECT_EQ(run.status, 3);
  EXPECT_NE(run.errors.find("a.json: File too large"), std::string::npos) << run.errors;
  EXPECT_EQ(files_in(folder), (Files{{"a.json", text}}));
}

}  // namespace
}  // namespace posturelint::test
