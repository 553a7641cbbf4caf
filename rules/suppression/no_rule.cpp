// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::suppression {
namespace {

constexpr std::string_view kEvidence[] = {
    "the form of the comment: posturelint-ignore RULE: reason",
};

constexpr Example kExamples[] = {
    {.title = "nothing behind the word",
     .text = R"(«# posturelint-ignore»
curl -X POST "https://${OKTA_DOMAIN}/api/v1/device-assurances" -H "Authorization: Bearer ${TOKEN}" -H "Accept: application/json" -d @phones.json
)",
     .fixed =
         R"(curl -X POST "https://${OKTA_DOMAIN}/api/v1/device-assurances" -H "Authorization: Bearer ${TOKEN}" -H "Accept: application/json" -d @phones.json
)",
     .file = "push.sh"},
    {.title = "only a reason",
     .text = R"(# Sign in

«<!-- posturelint-ignore: the lab has such phones -->»

```json
{"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW"}
```
)",
     .fixed = R"(# Sign in


```json
{"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW"}
```
)",
     .file = "guide.md"},
    {.title = "a rule and a reason",
     .text = R"(# Sign in

<!-- posturelint-ignore device-assurance/jailbreak-required: the lab has such phones -->

```json
{"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"}
```
)",
     .file = "guide.md"},
    {.title = "a sentence that mentions the word",
     .text = R"(# Sign in

<!-- see posturelint-ignore in the manual -->

```json
{"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW"}
```
)",
     .file = "guide.md"},
};

}  // namespace

Rule no_rule() {
  return {.id = "suppression/no-rule",
          .severity = Severity::warning,
          .consequence = Consequence::untidy,
          .summary = "a comment names no rule to silence",
          .rationale =
              "There is no way to silence everything at once: whatever goes wrong in that block "
              "next year would be silent too. So a comment without a rule silences nothing.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::suppression
