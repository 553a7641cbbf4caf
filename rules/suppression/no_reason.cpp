// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::suppression {
namespace {

constexpr std::string_view kEvidence[] = {
    "the form of the comment: posturelint-ignore RULE: reason",
};

constexpr Example kExamples[] = {
    {.title = "no colon, no reason",
     .text = R"(# Sign in

«<!-- posturelint-ignore device-assurance/jailbreak-required -->»

```json
{"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"}
```
)",
     .fixed = R"(# Sign in


```json
{"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"}
```
)",
     .file = "guide.md"},
    {.title = "a reason",
     .text = R"(# Sign in

<!-- posturelint-ignore device-assurance/jailbreak-required: the lab has such phones -->

```json
{"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"}
```
)",
     .file = "guide.md"},
    {.title = "of a comment that silences nothing only that is said",
     .text = R"(# Sign in

<!-- posturelint-ignore nobody/knows -->

```json
{"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW"}
```
)",
     .file = "guide.md"},
};

}  // namespace

Rule no_reason() {
  return {.id = "suppression/no-reason",
          .severity = Severity::warning,
          .consequence = Consequence::untidy,
          .summary = "a comment silences a finding without saying why",
          .rationale =
              "Whoever reads the comment in a year must decide whether it still holds, and cannot "
              "without knowing why it came. In the configuration a reason is required; in a "
              "comment it stands behind the colon.",
          .when_to_ignore = "The reason stands in the text around the comment.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::suppression
