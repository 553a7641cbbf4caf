// SPDX-License-Identifier: Apache-2.0
// A baseline holds although files are moved, lines inserted and texts laid out anew.
#include "report/baseline.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/report/sample.h"

namespace posturelint {
namespace {

const BaselineRun kEverything = {.path_of = [](std::string_view name) { return std::string(name); },
                                 .covers = [](const BaselineEntry&) { return true; }};

Finding finding(std::string rule, std::string pointer, std::string policy) {
  Finding out{.rule = std::move(rule), .message = "m", .pointer = std::move(pointer)};
  out.resource = {"device-assurance", policy.empty() ? "" : "IOS", std::move(policy)};
  return out;
}

RunReport run_over(std::vector<FileReport> files) {
  RunReport run;
  run.files = std::move(files);
  return run;
}

/// Two policies in one file, a mistake in a text without a name.
std::vector<FileReport> before() {
  return {test::file_with("policies/a.json",
                          "[{\"name\": \"Phones\", \"jailbreak\": «true»},\n"
                          " {\"name\": \"Tablets\", \"jailbreak\": «true»}]\n",
                          {finding("x/y", "/0/jailbreak", "Phones"),
                           finding("x/y", "/1/jailbreak", "Tablets")}),
          test::file_with("b.json", "{\"a\": 1«,»}\n", {finding("x/z", "", "")})};
}

Baseline baseline_of(std::vector<FileReport> files) {
  const std::string text =
      write_baseline(baseline_entries(run_over(std::move(files)), kEverything));
  const auto read = read_baseline(*Source::from_string("known.json", text));
  EXPECT_TRUE(read.has_value());
  return *read;
}

struct Outcome {
  std::size_t fresh = 0;
  std::size_t known = 0;
  std::size_t absent = 0;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};
void PrintTo(const Outcome& outcome, std::ostream* out) {
  *out << outcome.fresh << " new, " << outcome.known << " known, " << outcome.absent << " absent";
}

Outcome compare(std::vector<FileReport> after) {
  RunReport run = run_over(std::move(after));
  apply_baseline(run, baseline_of(before()), kEverything);
  Outcome outcome{0, run.baseline->known, run.baseline->absent.size()};
  for (const FileReport& file : run.files) outcome.fresh += file.findings.size();
  return outcome;
}

TEST(Baseline, KnowsWhatItWasMadeOf) { EXPECT_EQ(compare(before()), (Outcome{0, 3, 0})); }

TEST(Baseline, TakesPlaceholdersInWhatItSaysAsTheyAre) {
  for (const char* text : {"${others}", "{{ others }}", "{others}", "<ID>", "YOUR_ID_HERE"}) {
    BaselineEntry entry;
    entry.rule = "x/y";
    entry.message = text;
    entry.path = text;
    const auto read =
        read_baseline(*Source::from_string("known.json", write_baseline(std::vector{entry})));
    ASSERT_TRUE(read.has_value()) << read.error().what;
    EXPECT_EQ(read->entries.at(0).message, text);
    EXPECT_EQ(read->entries.at(0).path, text);
  }
}

TEST(Baseline, HoldsWhenFilesAreMoved) {
  auto after = before();
  for (FileReport& file : after) {
    file.source =
        Source::from_string("elsewhere/" + file.source->name(), std::string(file.source->text()));
  }
  EXPECT_EQ(compare(std::move(after)), (Outcome{0, 3, 0}));
}

TEST(Baseline, HoldsWhenLinesAreInserted) {
  auto after = before();
  after[0] = test::file_with(
      "policies/a.json",
      "[{\"name\": \"Watches\"},\n\n"
      " {\"name\": \"Phones\", \"jailbreak\": «true»},\n"
      " {\"name\": \"Tablets\", \"jailbreak\": «true»}]\n",
      {finding("x/y", "/1/jailbreak", "Phones"), finding("x/y", "/2/jailbreak", "Tablets")});
  EXPECT_EQ(compare(std::move(after)), (Outcome{0, 3, 0}));
}

TEST(Baseline, HoldsWhenTextsAreLaidOutAnewAndReordered) {
  auto after = before();
  after[0] = test::file_with(
      "policies/a.json",
      "[\n  {\n    \"jailbreak\" :\n      «true»,\n"
      "    \"name\": \"Tablets\"},\n"
      "  {\"jailbreak\": «true», \"name\": \"Phones\"}\n]\n",
      {finding("x/y", "/0/jailbreak", "Tablets"), finding("x/y", "/1/jailbreak", "Phones")});
  EXPECT_EQ(compare(std::move(after)), (Outcome{0, 3, 0}));
}

TEST(Baseline, HoldsWhenAPolicyIsRenamedInItsPlace) {
  auto after = before();
  after[0].findings[0].resource.name = "Mobiles";
  EXPECT_EQ(compare(std::move(after)), (Outcome{0, 3, 0}));
}

TEST(Baseline, DoesNotKnowTheSameMistakeInAnotherPolicy) {
  auto after = before();
  after.push_back(test::file_with("new.json", "{\"name\": \"Watches\", \"jailbreak\": «true»}\n",
                                  {finding("x/y", "/jailbreak", "Watches")}));
  EXPECT_EQ(compare(std::move(after)), (Outcome{1, 3, 0}));
}

TEST(Baseline, DoesNotKnowOneMoreOfTheSame) {
  auto after = before();
  after[1] = test::file_with("b.json", "{\"a\": 1«,»}\n{\"a\": 1«,»}\n",
                             {finding("x/z", "", ""), finding("x/z", "", "")});
  EXPECT_EQ(compare(std::move(after)), (Outcome{1, 3, 0}));
}

TEST(Baseline, TellsWhatIsGone) {
  auto after = before();
  after.pop_back();
  EXPECT_EQ(compare(std::move(after)), (Outcome{0, 2, 1}));
}

TEST(Baseline, KeepsWhatTheRunCouldNotSee) {
  RunReport run = run_over({});
  const BaselineRun nothing = {.path_of = kEverything.path_of,
                               .covers = [](const BaselineEntry&) { return false; }};
  const auto kept = apply_baseline(run, baseline_of(before()), nothing);
  EXPECT_EQ(kept.size(), 3U);
  EXPECT_TRUE(run.baseline->absent.empty());
}

TEST(Baseline, DoesNotDependOnTheOrderOfFiles) {
  auto reversed = before();
  std::swap(reversed[0], reversed[1]);
  EXPECT_EQ(write_baseline(baseline_entries(run_over(before()), kEverything)),
            write_baseline(baseline_entries(run_over(std::move(reversed)), kEverything)));
}

}  // namespace
}  // namespace posturelint
