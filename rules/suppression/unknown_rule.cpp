// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::suppression {
namespace {

constexpr std::string_view kEvidence[] = {
    "the rules of this program",
};

constexpr Example kExamples[] = {
    {.title = "a name with a slip in it",
     .text = R"(# Sign in

<!-- posturelint-ignore «device-assurance/jailbreak-requird»: the lab has such phones -->

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
    {.title = "one of two names",
     .text = R"(# Sign in

<!-- posturelint-ignore «jailbreak», device-assurance/jailbreak-required: the lab has such phones -->

```json
{"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"}
```
)",
     .fixed = R"(# Sign in

<!-- posturelint-ignore device-assurance/jailbreak-required: the lab has such phones -->

```json
{"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"}
```
)",
     .file = "guide.md"},
    {.title = "a rule that there is",
     .text = R"(# Sign in

<!-- posturelint-ignore device-assurance/jailbreak-required: the lab has such phones -->

```json
{"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"}
```
)",
     .file = "guide.md"},
    {.title = "a category",
     .text = R"(# Sign in

<!-- posturelint-ignore device-assurance: the lab has such phones -->

```json
{"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"}
```
)",
     .file = "guide.md"},
};

}  // namespace

Rule unknown_rule() {
  return {.id = "suppression/unknown-rule",
          .severity = Severity::warning,
          .consequence = Consequence::untidy,
          .summary = "a comment names a rule that does not exist",
          .rationale =
              "A comment that silences findings names rules or categories. A name that is none "
              "silences nothing, so the finding it was meant for is still there, or came back when "
              "the rule was renamed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::suppression
