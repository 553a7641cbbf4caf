// SPDX-License-Identifier: Apache-2.0
// The program among files that are not what they seem, and among too many of them: it says what it
// cannot do, does the rest, and is back in time and within its memory.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/hostile/effort.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace posturelint::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMega = 1000 * 1000;
const std::string kGood = R"({"name": "x", "platform": "IOS", "osVersion": {"minimum": "17.1"}})";
const std::string kBad = R"({"name": "x", "platform": "IOS", "osVersion": {"minimum": "17.1"},})";

/// How long it may take and how much memory it may have, optimised; some five times what was
/// measured. A sanitizer has its own memory.
struct Bounds {
  double cpu_seconds = 1;
  std::size_t peak_mib = 100;
};

ProgramRun run(const TempDir& folder, std::vector<std::string> words, const Bounds& bounds = {},
               ProgramOptions options = {}) {
  options.folder = folder.path();
  options.patience = std::chrono::seconds(300);
  words.insert(words.begin(), POSTURELINT);
  ProgramRun run = run_program(words, options);
  EXPECT_TRUE(run.status) << "ended by signal " << run.signal << "\n" << run.errors;
  EXPECT_LE(run.cpu_seconds, bounds.cpu_seconds * kSlowness);
  if (kSlowness == 1) {
    EXPECT_LE(run.peak_kib / 1024, bounds.peak_mib);
  }
  testing::Test::RecordProperty("milliseconds", static_cast<int>(run.cpu_seconds * 1000));
  testing::Test::RecordProperty("peak_mib", static_cast<int>(run.peak_kib / 1024));
  return run;
}

bool says(const ProgramRun& run, std::string_view what) {
  return (run.output + run.errors).find(what) != std::string::npos;
}

TEST(HostileFiles, WhatIsNoRegularFileIsNotReadAndTheOthersAre) {
  const TempDir folder;
  folder.write("good.json", kGood);
  folder.write("bad.json", kBad);
  ASSERT_EQ(::mkfifo(folder.path("pipe.json").c_str(), 0600), 0);
  fs::create_directory(folder.path("folder.json"));
  fs::create_symlink("loop.json", folder.path("loop.json"));
  fs::create_symlink("b", folder.path("a"));
  fs::create_symlink("a", folder.path("b"));
  fs::create_symlink(".", folder.path("here"));
  fs::create_symlink("/dev/zero", folder.path("zero.json"));
  fs::create_symlink("nowhere", folder.path("dangling.json"));
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  struct sockaddr_un address {};
  address.sun_family = AF_UNIX;
  const std::string name = folder.path("socket.json");
  ASSERT_LT(name.size(), sizeof address.sun_path);
  name.copy(address.sun_path, name.size());
  ASSERT_EQ(::bind(socket, reinterpret_cast<struct sockaddr*>(&address), sizeof address), 0);
  ::close(socket);

  // Found on the way: only links that lead nowhere are worth a word.
  const ProgramRun found = run(folder, {"check", "."});
  EXPECT_EQ(found.status, 3);
  EXPECT_TRUE(says(found, "bad.json:1:"));
  EXPECT_TRUE(says(found, "dangling.json: No such file or directory"));
  EXPECT_FALSE(says(found, "pipe.json"));
  EXPECT_FALSE(says(found, "zero.json"));

  // Named: each is told, and the last is still read.
  const ProgramRun named = run(folder, {"check", "pipe.json", "socket.json", "loop.json",
                                        "zero.json", "/dev/full", "a", "bad.json"});
  EXPECT_EQ(named.status, 3);
  EXPECT_TRUE(says(named, "pipe.json: is not a regular file")) << named.errors;
  EXPECT_TRUE(says(named, "socket.json: ")) << named.errors;
  EXPECT_TRUE(says(named, "loop.json: Too many levels of symbolic links")) << named.errors;
  EXPECT_TRUE(says(named, "zero.json: is not a regular file")) << named.errors;
  EXPECT_TRUE(says(named, "/dev/full: is not a regular file")) << named.errors;
  EXPECT_TRUE(says(named, "bad.json:1:"));
}

TEST(HostileFiles, AConfigurationThatIsNoFileIsRefused) {
  for (const char* kind : {"pipe", "folder", "loop"}) {
    SCOPED_TRACE(kind);
    const TempDir folder;
    folder.write("good.json", kGood);
    const std::string path = folder.path(".posturelint.yaml");
    if (kind == std::string("pipe")) {
      ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    }
    if (kind == std::string("folder")) fs::create_directory(path);
    if (kind == std::string("loop")) fs::create_symlink(".posturelint.yaml", path);
    const ProgramRun outcome = run(folder, {"check", "."});
    EXPECT_LE(*outcome.status, 2);
    EXPECT_EQ(*outcome.status == 2, says(outcome, ".posturelint.yaml: ")) << outcome.errors;
  }
}

TEST(HostileFiles, NamesCannotSteerTheTerminalNorBreakAReport) {
  const TempDir folder;
  const std::string names[] = {
      "a\nb.json",   "c\x1b[31m.json", "d\xff.json", "-e.json", std::string(250, 'f') + ".json",
      "g h\ti.json", "j\"'`$(x).json", "%n%s.json"};
  for (const std::string& name : names) folder.write(name, kBad);
  const ProgramRun text = run(folder, {"check", "."});
  EXPECT_EQ(text.status, 1);
  EXPECT_EQ(text.output.find('\x1b'), std::string::npos);
  for (const char* format : {"json", "sarif", "github"}) {
    const ProgramRun report = run(folder, {"check", "--format", format, "."});
    EXPECT_EQ(report.status, 1) << format;
    EXPECT_EQ(report.output.find('\x1b'), std::string::npos) << format;
  }
  EXPECT_EQ(run(folder, {"fix", "--select", "syntax", "--fail-on", "error", "."}).status, 0);
  for (const std::string& name : names) EXPECT_NE(folder.read(name), kBad) << name;
}

TEST(HostileFiles, FoldersInFolders) {
  const TempDir folder;
  // As deep as a path may be long, and deeper.
  constexpr int kDeep = 3000;
  ASSERT_EQ(::chdir(folder.path().c_str()), 0);
  int depth = 0;
  while (depth < kDeep && ::mkdir("d", 0700) == 0 && ::chdir("d") == 0) ++depth;
  std::ofstream("deep.json") << kBad;
  ASSERT_EQ(::chdir("/"), 0);
  folder.write("bad.json", kBad);
  const ProgramRun outcome = run(folder, {"check", "."}, {.cpu_seconds = 15});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_TRUE(says(outcome, "bad.json:1:"));
  EXPECT_TRUE(says(outcome, "File name too long")) << outcome.errors.substr(0, 1000);
}

TEST(HostileFiles, AFolderThatIsGone) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"check", "."},
                                                {"check", "--output", "x", "."},
                                                {"fix", "."},
                                                {"init"},
                                                {"check", "--write-baseline", "b.json", "."},
                                                {"check", "/dev/null"}}) {
    const TempDir folder;
    // The shell makes the folder it is in go away.
    std::string command = "mkdir gone && cd gone && rmdir ../gone && exec " POSTURELINT;
    for (const std::string& word : words) command += " " + word;
    const ProgramRun outcome = run_program({"/bin/sh", "-c", command}, {.folder = folder.path()});
    ASSERT_TRUE(outcome.status) << command << "\n" << outcome.errors;
    EXPECT_LE(*outcome.status, 3) << command << "\n" << outcome.errors;
    EXPECT_FALSE(says(outcome, "terminate")) << outcome.errors;
  }
}

TEST(HostileFiles, ManyFiles) {
  const TempDir folder;
  const std::size_t count = 20'000 / kScale;
  for (std::size_t i = 0; i < count; ++i) {
    folder.write(fmt::format("{}/{}.json", i / 100, i), i % 1000 == 0 ? kBad : kGood);
  }
  const ProgramRun outcome =
      run(folder, {"check", "--select", "syntax", "--quiet", "."}, {.cpu_seconds = 8});
  EXPECT_EQ(outcome.status, 1);
}

TEST(HostileFiles, ALineOf50Megabytes) {
  const TempDir folder;
  std::string text = "[";
  const std::size_t size = 50 * kMega / kScale;
  while (text.size() < size) text += R"({"a": [1, true, null, "text"]},)";
  folder.write("line.json", text + "]");  // the last comma is a mistake
  const ProgramRun outcome =
      run(folder, {"check", "line.json"}, {.cpu_seconds = 8, .peak_mib = 1500});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_TRUE(says(outcome, fmt::format("line.json:1:{}:", text.size())));
  EXPECT_LT(outcome.output.size(), 2000U) << "the line is cropped";
}

TEST(HostileFiles, MoreRulesThanAnybodyHas) {
  const TempDir folder;
  const std::size_t count = 20'000 / kScale;
  std::string text = "[";
  for (std::size_t i = 0; i < count; ++i) {
    text += fmt::format(
        "{}{{\"id\": \"r{}\", \"name\": \"rule {}\", \"type\": \"ACCESS_POLICY\", \"priority\": "
        "{}, \"status\": \"ACTIVE\", \"conditions\": {{\"people\": {{\"groups\": {{\"include\": "
        "[\"g{}\"]}}}}}}, \"actions\": {{\"appSignOn\": {{\"access\": \"DENY\"}}}}}}",
        i == 0 ? "" : ",\n", i, i, i % 1000, i);
  }
  folder.write("rules.json", text + "]");
  const ProgramRun outcome = run(folder, {"check", "--format", "json", "rules.json"},
                                 {.cpu_seconds = 60, .peak_mib = 3000});
  EXPECT_EQ(outcome.status, 1);
}

TEST(HostileFiles, WhatIsTooLargeIsRefusedBeforeItIsRead) {
  const TempDir folder;
  folder.write("bad.json", kBad);
  folder.write("huge.json", "");
  fs::resize_file(folder.path("huge.json"), 4ULL << 30U);
  const ProgramRun outcome = run(folder, {"check", "."});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_TRUE(says(outcome, "huge.json: is larger than 256 MiB")) << outcome.errors;
  EXPECT_TRUE(says(outcome, "bad.json:1:"));

  const ProgramRun endless =
      run(folder, {"check", "-"}, {.cpu_seconds = 5, .peak_mib = 700}, {.input_file = "/dev/zero"});
  EXPECT_EQ(endless.status, 3);
  EXPECT_TRUE(says(endless, "standard input: is longer than 256 MiB")) << endless.errors;

  fs::rename(folder.path("huge.json"), folder.path(".posturelint.yaml"));
  const ProgramRun configured = run(folder, {"check", "bad.json"});
  EXPECT_EQ(configured.status, 2);
  EXPECT_TRUE(says(configured, ".posturelint.yaml: is larger than")) << configured.errors;
}

TEST(HostileFiles, LittleMemoryCostsTheFileThatNeedsMore) {
  if (kSlowness > 1) GTEST_SKIP() << "skipped: a sanitizer maps more memory than there is";
  const TempDir folder;
  folder.write("bad.json", kBad);
  folder.write("big.json", "[" + repeat("[],", 40 * kMega) + "1]");
  const ProgramRun outcome = run(folder, {"check", "--jobs", "1", "."}, {.cpu_seconds = 8},
                                 {.max_memory_bytes = 200 * kMega});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_TRUE(says(outcome, "big.json: not enough memory")) << outcome.errors;
  EXPECT_TRUE(says(outcome, "bad.json:1:"));
}

TEST(HostileFiles, AReadOnlyTreeIsReadAndNotWritten) {
  const TempDir folder;
  folder.write("bad.json", kBad);
  fs::permissions(folder.path("bad.json"), fs::perms(0444));
  fs::permissions(folder.path(), fs::perms(0555));
  const ProgramOptions nobody{.unprivileged = true};
  const ProgramRun checked = run(folder, {"check", "."}, {}, nobody);
  EXPECT_EQ(checked.status, 1) << checked.errors;
  const ProgramRun fixed = run(folder, {"fix", "--select", "syntax", "."}, {}, nobody);
  EXPECT_EQ(fixed.status, 3);
  EXPECT_TRUE(says(fixed, "bad.json: is read-only; not written")) << fixed.errors;
  // The file may be written, but nothing can be put beside it.
  fs::permissions(folder.path("bad.json"), fs::perms(0666));
  const ProgramRun again = run(folder, {"fix", "--select", "syntax", "."}, {}, nobody);
  EXPECT_EQ(again.status, 3);
  EXPECT_TRUE(says(again, "bad.json: Permission denied")) << again.errors;
  const ProgramRun output = run(folder, {"check", "--output", "x", "."}, {}, nobody);
  EXPECT_EQ(output.status, 3);
  EXPECT_TRUE(says(output, "x: Permission denied")) << output.errors;
  EXPECT_EQ(folder.read("bad.json"), kBad);
  fs::permissions(folder.path(), fs::perms(0755));
}

TEST(HostileFiles, LinksOutOfTheTreeAreNotFollowedForWriting) {
  const TempDir elsewhere;
  const std::string target = elsewhere.write("real.json", kBad);
  const TempDir folder;
  folder.write("a/bad.json", kBad);
  fs::create_symlink(target, folder.path("link.json"));
  fs::create_symlink(elsewhere.path(), folder.path("away"));
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"fix", "."}, {"fix", "link.json"}, {"fix", "a", "link.json"}}) {
    const ProgramRun outcome = run(folder, words);
    EXPECT_EQ(outcome.status, 3);
    EXPECT_TRUE(says(outcome, "link.json: leads to ")) << outcome.errors;
    EXPECT_EQ(elsewhere.read("real.json"), kBad);
  }
}

TEST(HostileConfiguration, IsRefusedInTime) {
  const std::string laughs = [] {
    std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 30; ++i) {
      text += fmt::format("a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}]\n", i, i - 1);
    }
    return text;
  }();
  const std::pair<const char*, std::string> texts[] = {
      {"laughs", laughs},
      {"brackets", repeat("[", 900'000)},
      {"braces", repeat("{a: ", 900'000)},
      {"dashes", repeat("- ", 900'000)},
      {"indentation",
       [] {
         std::string text;
         for (std::size_t i = 0; i < 1000; ++i) text += std::string(i, ' ') + "a:\n";
         return text;
       }()},
      {"merges", "<<: [&a {<<: *a}]\n"},
      {"long key", std::string(900'000, 'k') + ": 1\n"},
      {"quotes", repeat("\"", 900'000)},
      {"comments", repeat("#", 900'000)},
      {"anchors", repeat("&a ", 900'000)},
      {"question marks", repeat("? ", 900'000)},
      {"zero", std::string(1000, '\0')},
      {"bytes", repeat("\xff\xfe", 1000)},
      {"percent", repeat("%TAG ! tag:x,2000:\n", 900'000)},
      {"documents", repeat("---\n", 900'000)},
      {"keys",
       [] {
         std::string text;
         for (int i = 0; i < 100'000; ++i) text += fmt::format("k{}: 1\n", i);
         return text;
       }()},
      {"more than a mebibyte", repeat("# x\n", 2 * kMega)},
  };
  for (const auto& [name, text] : texts) {
    SCOPED_TRACE(name);
    const TempDir folder;
    folder.write("good.json", kGood);
    folder.write(".posturelint.yaml", text);
    const ProgramRun outcome = run(folder, {"check", "."}, {.cpu_seconds = 3, .peak_mib = 300});
    EXPECT_LE(*outcome.status, 2);
  }
}

TEST(HostileConfiguration, ManyEntries) {
  const TempDir folder;
  std::string text = "suppressions:\n";
  for (int i = 0; i < 5000; ++i) {
    text += fmt::format("  - {{rule: schema, path: \"**/{}*.json\", pointer: /a{}, reason: x}}\n",
                        i, i);
  }
  folder.write(".posturelint.yaml", text);
  for (int i = 0; i < 200; ++i) folder.write(fmt::format("{}.json", i), kBad);
  const ProgramRun outcome = run(folder, {"check", "--quiet", "."}, {.cpu_seconds = 10});
  EXPECT_EQ(outcome.status, 1);
}

TEST(HostileConfiguration, GlobsThatCouldBeMatchedInManyWays) {
  const TempDir folder;
  const std::string deep = repeat("a/", 200) + std::string(200, 'a') + ".json";
  folder.write(deep, kBad);
  folder.write(".posturelint.yaml",
               "exclude: [\"" + repeat("**/a*", 200) + "/b\", \"" + repeat("*a", 200) + "b\"]\n");
  folder.write(".git/HEAD", "");
  folder.write(".gitignore", repeat("**/a*", 200) + "/b\n" + repeat("*a", 200) + "b\n" +
                                 repeat("[!b]*", 200) + "\n");
  const ProgramRun outcome = run(folder, {"check", "."}, {.cpu_seconds = 3});
  EXPECT_LE(*outcome.status, 1);
}

TEST(HostileConfiguration, PatternsThatCouldBeMatchedInManyWays) {
  const TempDir folder;
  std::string rules = "[";
  const char* patterns[] = {"(a*)*b",          "(a|a)*b",          "(a|aa)+$",
                            "^(a+)+$",         "(.*)*x",           "(a{0,50}){0,50}b",
                            "((a?){50})a{50}", "[^b]*[^b]*[^b]*b", "(a|b|ab)*(b|c)"};
  int i = 0;
  for (const char* pattern : patterns) {
    rules += fmt::format(
        "{}{{\"id\": \"acme/p{}\", \"severity\": \"warning\", \"summary\": \"x\", \"target\": "
        "{{\"kinds\": [\"device-assurance\"], \"pointer\": \"/**\"}}, \"require\": {{\"pattern\": "
        "\"{}\"}}, \"message\": \"x\"}}",
        i == 0 ? "" : ",", i, pattern);
    ++i;
  }
  folder.write("rules.json", rules + "]");
  folder.write(".posturelint.yaml", "rules: [rules.json]\nexclude: [rules.json]\n");
  folder.write("policy.json",
               "{\"platform\": \"IOS\", \"osVersion\": {\"minimum\": \"17\"}, "
               "\"name\": \"" +
                   std::string(100'000 / kScale, 'a') + "\"}");
  const ProgramRun outcome = run(folder, {"check", "--quiet", "."}, {.cpu_seconds = 10});
  EXPECT_LE(*outcome.status, 2) << outcome.errors;
}

TEST(HostileBaseline, OfManyEntries) {
  const TempDir folder;
  folder.write("bad.json", "[" + repeat(kBad + ",", 2 * kMega / kScale) + "1]");
  const ProgramRun written =
      run(folder, {"check", "--quiet", "--write-baseline", "known.json", "."},
          {.cpu_seconds = 20, .peak_mib = 1500});
  EXPECT_EQ(written.status, 0) << written.errors;
  const ProgramRun known = run(folder, {"check", "--quiet", "--baseline", "known.json", "bad.json"},
                               {.cpu_seconds = 20, .peak_mib = 1500});
  EXPECT_EQ(known.status, 0) << known.errors;
}

}  // namespace
}  // namespace posturelint::test
