// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::suppression {
namespace {

constexpr std::string_view kEvidence[] = {
    "what the rules said in this run",
};

constexpr Example kExamples[] = {
    {.title = "a comment for a defect that is mended",
     .text = R"(# Sign in

<!-- posturelint-ignore «device-assurance/jailbreak-required»: the lab has such phones -->

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
    {.title = "one of two rules is not needed",
     .text = R"(# Sign in

<!-- posturelint-ignore device-assurance/jailbreak-required, «os-version»: the lab has such phones -->

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
    {.title = "an entry of the configuration",
     .text = R"(exclude: [archive]
suppressions:
  - rule: «os-version»
    reason: bought with the phones
  - rule: device-assurance/jailbreak-required
    reason: the lab has such phones
)",
     .fixed = R"(exclude: [archive]
suppressions:
  - rule: device-assurance/jailbreak-required
    reason: the lab has such phones
)",
     .file = ".posturelint.yaml",
     .beside =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"})"},
    {.title = "a comment that is needed",
     .text = R"(# Sign in

<!-- posturelint-ignore device-assurance/jailbreak-required: the lab has such phones -->

```json
{"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"}
```
)",
     .file = "guide.md"},
    {.title = "an entry that is needed",
     .text = R"(suppressions:
  - rule: device-assurance/jailbreak-required
    resource: {name: "Ph*"}
    reason: the lab has such phones
)",
     .file = ".posturelint.yaml",
     .beside =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": true, "displayRemediationMode": "SHOW"})"},
};

}  // namespace

Rule unused() {
  return {.id = "suppression/unused",
          .severity = Severity::warning,
          .consequence = Consequence::untidy,
          .summary = "a suppression silences nothing",
          .rationale =
              "What a suppression was for has been mended, moved or never was there. Left in place "
              "it waits for the next mistake of its kind and hides it. A comment is judged "
              "whenever its rules were checked. An entry of the configuration is judged only when "
              "the run has seen all the files it could be good for: not when single files were "
              "named, nor when `--select` or `--ignore` left one of its rules out.",
          .when_to_ignore = "The finding comes and goes, as with files that a script makes.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::suppression
