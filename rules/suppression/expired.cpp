// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::suppression {
namespace {

constexpr std::string_view kEvidence[] = {
    "the date in the entry",
};

constexpr Example kExamples[] = {
    {.title = "the day after",
     .text = R"(exclude: [archive]
suppressions:
  - rule: device-assurance/jailbreak-required
    reason: the lab has such phones until the summer
    owner: mobile-team
    expires: «2026-06-30»
)",
     .fixed = R"(exclude: [archive]
)",
     .file = ".posturelint.yaml",
     .beside =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"})",
     .today = "2026-07-01"},
    {.title = "the last day",
     .text = R"(suppressions:
  - rule: device-assurance/jailbreak-required
    reason: the lab has such phones until the summer
    owner: mobile-team
    expires: 2026-06-30
)",
     .file = ".posturelint.yaml",
     .beside =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"})",
     .today = "2026-06-30"},
    {.title = "no last day",
     .text = R"(suppressions:
  - rule: device-assurance/jailbreak-required
    reason: the lab has such phones until the summer
    owner: mobile-team
)",
     .file = ".posturelint.yaml",
     .beside =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"})",
     .today = "2026-07-01"},
};

}  // namespace

Rule expired() {
  return {.id = "suppression/expired",
          .severity = Severity::warning,
          .consequence = Consequence::untidy,
          .summary = "an entry of the configuration is past its last day",
          .rationale =
              "Somebody promised to look again by that day. From the day after it the entry "
              "silences nothing: what it hid is reported, and so is the entry. Which day it is "
              "comes from the clock, or from `--today`.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::suppression
