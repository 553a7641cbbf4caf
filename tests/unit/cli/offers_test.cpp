// SPDX-License-Identifier: Apache-2.0
#include "cli/offers.h"

#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/completion.h"
#include "cli/manual.h"
#include "report/formats.h"

namespace posturelint::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Offers, ReadAPlaceholder) {
  const auto kind = [](std::string_view placeholder) {
    return offer_for_value({.name = "x", .takes = Takes::value, .placeholder = placeholder}).kind;
  };
  EXPECT_EQ(kind("FILE"), Offer::Kind::files);
  EXPECT_EQ(kind("DIR"), Offer::Kind::folders);
  EXPECT_EQ(kind("RULES"), Offer::Kind::rule_list);
  EXPECT_EQ(kind("DATE"), Offer::Kind::nothing);
}

TEST(Offers, AFormatIsOneOfAReportThatTheHelpNames) {
  Option option{
      .name = "format", .takes = Takes::value, .placeholder = "FORMAT", .help = "json or text"};
  EXPECT_THAT(offer_for_value(option).words, ElementsAre("text", "json"));
  option.values = "names";
  EXPECT_THAT(offer_for_value(option).words, ElementsAre("names"));

  const Command& check = *find_command("check");
  for (const Option& own : options_of(check)) {
    if (own.name != "format") continue;
    EXPECT_EQ(offer_for_value(own).words.size(), std::size(kReportFormats));
  }
}

TEST(Offers, ReadOperands) {
  const auto offers = [](std::string_view operands) {
    return offers_for_operands({.name = "x",
                                .operands = operands,
                                .summary = {},
                                .details = {},
                                .options = {},
                                .exit_statuses = {},
                                .run = nullptr});
  };
  EXPECT_THAT(offers(""), IsEmpty());
  const auto mixed = offers("[test [PATH...]]");
  ASSERT_EQ(mixed.size(), 2U);
  EXPECT_THAT(mixed[0].words, ElementsAre("test"));
  EXPECT_EQ(mixed[1].kind, Offer::Kind::files);
  EXPECT_THAT(offers("print KIND | list | derive")[0].words,
              ElementsAre("print", "list", "derive"));
}

/// The values are told twice, to people and to shells; they must not part.
TEST(Offers, EveryValueIsNamedByTheHelp) {
  for (const Command& command : commands()) {
    for (const Option& option : options_of(command)) {
      if (option.values.empty()) continue;
      for (const std::string_view word : offer_for_value(option).words) {
        EXPECT_THAT(std::string(option.help), HasSubstr(std::string(word)))
            << command.name << " --" << option.name;
      }
    }
  }
}

constexpr Option kOptions[] = {
    {"config", Takes::value, "FILE", "use this; 'x' and [y]: \\z, .dot"},
    {"when", Takes::value, "WHEN", "now or later", "now later"},
};
constexpr OptionGroup kGroups[] = {{"Options", kOptions}};
constexpr Command kCommands[] = {{.name = "check",
                                  .operands = "[PATH...]",
                                  .summary = "it's a summary",
                                  .details = ".lists files\n\n  a  one\n  b  two\n",
                                  .options = kGroups,
                                  .exit_statuses = "  0  done\n",
                                  .run = nullptr}};

TEST(Completion, QuotesWhatAShellWouldRead) {
  EXPECT_EQ(shell_quoted("it's"), R"('it'\''s')");
  const std::string zsh = zsh_completion(kCommands);
  EXPECT_THAT(zsh,
              HasSubstr(R"('--config=[use this; '\''x'\'' and \[y\]\: \\z, .dot]:FILE:_files')"));
  EXPECT_THAT(zsh, HasSubstr("'--when=[now or later]:WHEN:(now later)'"));
  const std::string fish = fish_completion(kCommands);
  EXPECT_THAT(fish, HasSubstr(R"(-l config -r -F -d 'use this; \'x\' and [y]: \\z, .dot')"));
  EXPECT_THAT(fish, HasSubstr(R"(-a check -d 'it\'s a summary')"));
  EXPECT_THAT(bash_completion(kCommands), HasSubstr("--when) _posturelint_words 'now later'"));
}

TEST(ManualPage, TellsTheTable) {
  const std::string page = manual_page(kCommands, {.version = "1.2.3", .date = "2026-01-02"});
  EXPECT_THAT(page, HasSubstr(".TH POSTURELINT 1 \"2026-01-02\" \"posturelint 1.2.3\""));
  EXPECT_THAT(page,
              HasSubstr(".SS check\n\\fBposturelint check\\fR [\\fIOPTION\\fR...] [PATH...]\n"));
  EXPECT_THAT(page, HasSubstr(".TP\n\\fB\\-\\-when\\fR \\fIWHEN\\fR\nnow or later\n"));
  EXPECT_THAT(page, HasSubstr(".IP 0 4\ndone\n"));
}

TEST(ManualPage, NoTextBecomesARequest) {
  const std::string page = manual_page(kCommands, {.version = "1", .date = ""});
  EXPECT_THAT(page, HasSubstr("\n.PP\n\\&.lists files\n"));
  EXPECT_THAT(page, HasSubstr("\\(aqx\\(aq"));
  EXPECT_THAT(page, HasSubstr("\\ez"));
  EXPECT_THAT(page, HasSubstr(".nf\n  a  one\n  b  two\n.fi\n"));
  EXPECT_THAT(page, Not(HasSubstr("\n\n")));
}

}  // namespace
}  // namespace posturelint::cli
