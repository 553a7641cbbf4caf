// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"

#include <gtest/gtest.h>

namespace posturelint::cli {
namespace {

using Words = std::vector<std::string>;

constexpr Option kSampleOptions[] = {{"format", Takes::value, "FORMAT", "how"},
                                     {"select", Takes::list, "RULES", "which"},
                                     {"quiet", Takes::nothing, "", "hush"}};
constexpr OptionGroup kGroups[] = {{"Options", kSampleOptions}};
constexpr Command kSample{.name = "sample", .options = kGroups};

Result<Arguments> parse(std::vector<const char*> words) { return parse_arguments(kSample, words); }

std::string error_of(std::vector<const char*> words) {
  const auto arguments = parse(std::move(words));
  return arguments ? "" : arguments.error().what;
}

TEST(CommandLine, TellsOptionsFromOperands) {
  const auto arguments = parse({"a.json", "--format", "json", "b,c.json", "--quiet", "-"});
  ASSERT_TRUE(arguments) << arguments.error().what;
  EXPECT_EQ(arguments->operands(), (Words{"a.json", "b,c.json", "-"}));
  EXPECT_EQ(arguments->value("format"), "json");
  EXPECT_TRUE(arguments->has("quiet"));
  EXPECT_EQ(arguments->value("select"), std::nullopt);
}

TEST(CommandLine, TakesValuesAfterABlankOrAnEqualsSign) {
  EXPECT_EQ(parse({"--format=json"})->value("format"), "json");
  EXPECT_EQ(parse({"--format="})->value("format"), "");
  EXPECT_EQ(parse({"--format", "text", "--format", "json"})->value("format"), "json");
}

TEST(CommandLine, JoinsTheValuesOfAList) {
  EXPECT_EQ(parse({"--select", "a,b", "--select=c"})->values("select"), (Words{"a", "b", "c"}));
}

TEST(CommandLine, TakesEverythingBehindTwoDashesForAnOperand) {
  const auto arguments = parse({"x", "--", "--quiet", "-y", "--"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->operands(), (Words{"x", "--quiet", "-y", "--"}));
  EXPECT_FALSE(arguments->has("quiet"));
}

TEST(CommandLine, SaysWhatIsWrong) {
  EXPECT_EQ(error_of({"--fromat", "json"}),
            "unknown option \"--fromat\", did you mean \"--format\"?");
  EXPECT_EQ(error_of({"--fromat=json"}), "unknown option \"--fromat\", did you mean \"--format\"?");
  EXPECT_EQ(error_of({"-z"}), "unknown option \"-z\"");
  EXPECT_EQ(error_of({"--x!"}), "unknown option \"--x!\"");
  EXPECT_EQ(error_of({"--format"}), "option \"--format\" needs a value");
  EXPECT_EQ(error_of({"--quiet=loud"}), "option \"--quiet\" takes no value");
}

TEST(CommandLine, ChoosesFromAList) {
  constexpr std::string_view kFormats[] = {"text", "json"};
  EXPECT_EQ(*choice(*parse({}), "format", kFormats, 0), 0U);
  EXPECT_EQ(*choice(*parse({"--format", "json"}), "format", kFormats, 0), 1U);
  EXPECT_EQ(choice(*parse({"--format", "xml"}), "format", kFormats, 0).error().what,
            "--format must be text or json, not \"xml\"");
}

}  // namespace
}  // namespace posturelint::cli
