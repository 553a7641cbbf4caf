// SPDX-License-Identifier: Apache-2.0
// The guide the project began from, mistakes and all: each is reported, where it stands, once.
// Skipped where the guide is not at hand.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "extract/extract.h"
#include "tests/corpus/linted_file.h"
#include "tests/support/golden.h"

namespace posturelint::test {
namespace {

struct Place {
  std::uint32_t line;
  std::uint32_t column;
  friend bool operator==(Place, Place) = default;
};

struct Expected {
  Place place;
  Severity severity;
  /// Part of the message: what a reader must learn.
  std::string_view says;
  /// Where a note points; line 0: none asked for.
  Place note = {0, 0};
};

class Guide : public testing::Test {
 protected:
  void SetUp() override {
    if (shared_dir().empty()) GTEST_SKIP() << "skipped: no ../shared";
    path_ = shared_dir() + "/guide.md";
    report_ = lint_file(path_);
  }

  [[nodiscard]] Place place(std::uint32_t offset) const {
    const Position position = report_.source->position(offset);
    return {position.line, position.column};
  }

  [[nodiscard]] bool fits(const Finding& finding, const Expected& expected) const {
    const auto notes_the_place = [&](const Note& note) {
      return place(note.span.begin) == expected.note;
    };
    return place(finding.span.begin) == expected.place && finding.severity == expected.severity &&
           finding.message.find(expected.says) != std::string::npos &&
           (expected.note.line == 0 || std::ranges::any_of(finding.notes, notes_the_place));
  }

  std::string path_;
  FileReport report_;
};

constexpr Expected kMistakes[] = {
    {{69, 22}, Severity::error, "Bearer"},
    {{76, 32}, Severity::warning, "gracePeriod"},
    {{80, 22}, Severity::error, "comma"},
    {{86, 64}, Severity::error, "PUT needs the id"},
    {{118, 3}, Severity::error, "braces"},
    // What sending it would lose, known from the policy that the guide creates before.
    {{118, 3}, Severity::warning, "name, osVersion, jailbreak and platform"},
    {{131, 27}, Severity::error, "PUT needs the id"},
    {{143, 67}, Severity::error, "/rules/{ruleId}"},
    {{147, 5}, Severity::error, "no actions"},
    {{147, 5}, Severity::warning, "no type"},
    {{150, 3}, Severity::error, "curly quotes", {150, 10}},
    {{150, 4}, Severity::warning, "\"status\" (case matters)"},
    {{153, 18}, Severity::error, "not the string \"true\""},
    {{154, 21}, Severity::error, "curly quotes", {154, 26}},
    {{154, 21}, Severity::error, "not the string \"true\""},
    {{156, 20}, Severity::error, "list"},
    {{159, 4}, Severity::error, "comma"},
    {{180, 47}, Severity::info, "eventType"},
};
TEST_F(Guide, EveryMistakeIsReportedWhereItStands) {
  for (const Expected& expected : kMistakes) {
    const auto found = [&](const Finding& finding) { return fits(finding, expected); };
    EXPECT_TRUE(std::ranges::any_of(report_.findings, found))
        << expected.place.line << ":" << expected.place.column << " " << expected.says;
  }
  if (HasFailure()) ADD_FAILURE() << "found:\n" << findings_text(report_);
}

TEST_F(Guide, NothingElseIsReported) {
  for (const Finding& finding : report_.findings) {
    if (finding.severity == Severity::info) continue;
    const auto fits_finding = [&](const Expected& expected) { return fits(finding, expected); };
    EXPECT_TRUE(std::ranges::any_of(kMistakes, fits_finding))
        << place(finding.span.begin).line << ":" << place(finding.span.begin).column << " "
        << finding.rule << ": " << finding.message;
  }
}

TEST_F(Guide, EveryBodyParsesOnceFixed) {
  const FixReport fixed = fix_file(path_);
  const Analysis analysis = analyze(Source::from_string(path_, fixed.text), HostKind::markdown);
  ASSERT_GE(analysis.extraction.fragments.size(), 3U);
  for (const Fragment& fragment : analysis.extraction.fragments) {
    const std::string_view body = analysis.extraction.text(fragment);
    EXPECT_TRUE(nlohmann::json::accept(body)) << body;
  }
}

}  // namespace
}  // namespace posturelint::test
