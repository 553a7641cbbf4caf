// SPDX-License-Identifier: Apache-2.0
#include "schema/check_text.h"

#include <string>

#include <gtest/gtest.h>

#include "schema/derive.h"

namespace posturelint {
namespace {

struct Case {
  TextForm form;
  std::string_view text;
  bool good;
};

constexpr Case kCases[] = {
    {TextForm::duration, "P30D", true},
    {TextForm::duration, "P1Y2M3W4DT5H6M7S", true},
    {TextForm::duration, "PT0S", true},
    {TextForm::duration, "PT43800H", true},
    {TextForm::duration, "PTOS", false},
    {TextForm::duration, "P", false},
    {TextForm::duration, "PT", false},
    {TextForm::duration, "P1DT", false},
    {TextForm::duration, "p30d", false},
    {TextForm::duration, "P30", false},
    {TextForm::duration, "PT1.5H", false},
    {TextForm::duration, "P1D2Y", false},
    {TextForm::duration, " P1D", false},
    {TextForm::date_time, "2026-12-01T00:00:00Z", true},
    {TextForm::date_time, "2026-12-01T00:00:00.000Z", true},
    {TextForm::date_time, "2026-12-01T00:00:00+02:00", true},
    {TextForm::date_time, "2024-02-29T23:59:60z", true},
    {TextForm::date_time, "2026-12-01", false},
    {TextForm::date_time, "2026-12-01T00:00:00", false},
    {TextForm::date_time, "2026-12-01 00:00:00Z", false},
    {TextForm::date_time, "2026-13-01T00:00:00Z", false},
    {TextForm::date_time, "2026-02-30T00:00:00Z", false},
    {TextForm::date_time, "2026-12-01T24:00:00Z", false},
    {TextForm::date_time, "2026-12-01T00:00:00.Z", false},
    {TextForm::date, "2026-12-01", true},
    {TextForm::date, "01.12.2026", false},
    {TextForm::uri, "https://example.com", true},
    {TextForm::uri, "example.com", false},
    {TextForm::email, "a@example.com", true},
    {TextForm::email, "a@b@c", false},
    {TextForm::any, "", true},
};

TEST(CheckText, Forms) {
  for (const Case& c : kCases) EXPECT_EQ(matches(c.form, c.text), c.good) << c.text;
}

TEST(CheckText, KnowsThePatternsOfOurSchemasAndNoOthers) {
  EXPECT_EQ(find_pattern(kDurationPattern), TextForm::duration);
  EXPECT_EQ(find_pattern("^P$"), std::nullopt);
  EXPECT_EQ(find_text_format("date-time"), TextForm::date_time);
  EXPECT_EQ(find_text_format("int32"), TextForm::any);
}

}  // namespace
}  // namespace posturelint
