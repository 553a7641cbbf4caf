// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "engine/rule.h"

namespace posturelint::test {

/// A configuration, and the parser's error for it behind `c.yaml:`; empty: it is good.
struct ConfigSample {
  std::string_view text;
  std::string_view error = {};
  /// The mistake cannot be said in a JSON Schema, or is gone once the YAML is read.
  bool schema_accepts = error.empty();
};
inline void PrintTo(const ConfigSample& sample, std::ostream* out) { *out << sample.text; }

inline constexpr Option kSampleOptions[] = {{"max-days", "30", "the longest grace period"},
                                            {"strict", "false", "also count the first day"},
                                            {"unit", "days", "what the message speaks of"}};
inline constexpr Rule kSampleRules[] = {
    {.id = "grace-period/too-long", .options = kSampleOptions},
    {.id = "schema/unknown-property"},
    {.id = "syntax/trailing-comma"},
};

inline constexpr bool kOnlyParser = true;

inline constexpr ConfigSample kConfigSamples[] = {
    // good
    {""},
    {"# nothing but a comment\n"},
    {"{}"},
    {"\xEF\xBB\xBF{}"},
    {"api-release: 2026.06.3\n"},
    {"api-release: \"2026.06\"\n"},
    {"features:\n  risk-scoring: true\n  dynamic-os-version-compliance: false\n"},
    {"assumptions: {managed-false: any, users-and-groups: both}\n"},
    {"severities:\n  syntax: off\n  syntax/trailing-comma: error\n  schema: info\n"},
    {"options:\n  grace-period/too-long: {max-days: 7, strict: true, unit: 'hours'}\n"},
    {"include: ['**/*.json', policies]\nexclude:\n  - /old/\n  - '*.draft.json'\n"},
    {"include: []\n"},
    {"workspace: {complete: true}\n"},
    {"rules: ['policies/rules/*.json', own.json]\n"},
    {"suppressions:\n"
     "  - rule: syntax\n"
     "    reason: templates\n"
     "  - rules: [schema/unknown-property, grace-period]\n"
     "    path: policies/**\n"
     "    pointer: /gracePeriod\n"
     "    reason: >\n"
     "      agreed with\n"
     "      the board\n"
     "    expires: 2027-02-28\n"},
    {"suppressions:\n"
     "  - rule: syntax\n"
     "    resource: {kind: device-assurance, name: 'Honeypot*'}\n"
     "    owner: mobile-team\n"
     "    reason: templates\n"},

    // keys
    {"sevrities: {}\n", "1:1: unknown key \"sevrities\", did you mean \"severities\"?"},
    {"exclude: []\nbaseline: x\n", "2:1: unknown key \"baseline\""},
    {"- a\n", "1:1: the configuration must be a mapping of keys to values"},
    {"rules: own.json\n", "1:8: \"rules\" must be a list of globs of JSON files"},
    {"rules: [/etc/own.json]\n", "1:9: rules are read only from below the folder of this file"},
    {"rules: [a/../../own.json]\n", "1:9: rules are read only from below the folder of this file"},
    {"exclude:\n", "1:1: \"exclude\" has no value"},
    {"exclude: []\ninclude: []\nexclude: []\n", "3:1: key \"exclude\" is already on line 1",
     kOnlyParser},
    {"? [a]\n: b\n", "1:3: a key must be a plain word"},

    // api-release
    {"api-release: 2026.06\n", "1:14: 2026.06 is a number to YAML; write \"2026.06\" in quotes"},
    {"api-release: next\n", "1:14: an API release has the form year.month.patch, e.g. 2026.06.3"},
    {"api-release: 2026.13.0\n",
     "1:14: an API release has the form year.month.patch, e.g. 2026.06.3"},
    {"api-release: [2026.06.3]\n",
     "1:14: an API release has the form year.month.patch, e.g. 2026.06.3"},

    // features
    {"features: [risk-scoring]\n",
     "1:11: \"features\" must be a mapping of features to true or false"},
    {"features: {risk-scorin: true}\n",
     "1:12: unknown feature \"risk-scorin\", did you mean \"risk-scoring\"?"},
    {"features: {risk-scoring: yes}\n", "1:26: \"risk-scoring\" must be true or false"},
    {"features: {risk-scoring: 'true'}\n", "1:26: \"risk-scoring\" must be true or false"},
    {"features:\n  risk-scoring:\n", "2:3: \"risk-scoring\" must be true or false"},

    // workspace
    {"workspace: true\n", "1:12: \"workspace\" must be a mapping of keys to values"},
    {"workspace: {complet: true}\n", "1:13: unknown key \"complet\", did you mean \"complete\"?"},
    {"workspace: {complete: 'true'}\n", "1:23: \"complete\" must be true or false"},

    // assumptions
    {"assumptions: both\n", "1:14: \"assumptions\" must be a mapping of assumptions to answers"},
    {"assumptions: {managed-fals: any}\n",
     "1:15: unknown assumption \"managed-fals\", did you mean \"managed-false\"?"},
    {"assumptions: {os-other: none}\n", "1:25: \"os-other\" is other or any"},

    // severities
    {"severities: off\n",
     "1:13: \"severities\" must be a mapping of rules or categories to severities"},
    {"severities: {syntax: fatal}\n",
     "1:22: the severity of syntax must be error, warning, info or off"},
    {"severities: {syntax/trailing-coma: off}\n",
     "1:14: unknown rule or category \"syntax/trailing-coma\", did you mean "
     "\"syntax/trailing-comma\"?",
     kOnlyParser},
    {"severities: {Syntax: off}\n",
     "1:14: unknown rule or category \"Syntax\", did you mean \"syntax\"?"},

    // options
    {
        "options: {grace-period: {max-days: 7}}\n",
        "1:11: unknown rule \"grace-period\"",
    },
    {"options: {grace-period/too-long: 7}\n",
     "1:34: the options of grace-period/too-long must be a mapping"},
    {"options: {grace-period/too-long: {max-day: 7}}\n",
     "1:35: grace-period/too-long has no option \"max-day\", did you mean \"max-days\"?",
     kOnlyParser},
    {"options: {schema/unknown-property: {x: 7}}\n", "1:37: schema/unknown-property has no options",
     kOnlyParser},
    {"options: {grace-period/too-long: {max-days: week}}\n",
     "1:45: option \"max-days\" must be a whole number", kOnlyParser},
    {"options: {grace-period/too-long: {strict: 1}}\n",
     "1:43: option \"strict\" must be true or false", kOnlyParser},
    {"options: {grace-period/too-long: {unit: [days]}}\n", "1:41: option \"unit\" takes one value"},

    // include, exclude
    {"exclude: old\n", "1:10: \"exclude\" must be a list of globs"},
    {"exclude: [7]\n", "1:11: a glob must be a string"},
    {"exclude: ['']\n", "1:11: a glob must be a string"},
    {"include: [../shared]\n", "1:11: a glob starts at the folder of this file, without ./ or ../"},

    // suppressions
    {"suppressions: {rule: syntax}\n", "1:15: \"suppressions\" must be a list of entries"},
    {"suppressions: [syntax]\n", "1:16: a suppression must be a mapping of keys to values"},
    {"suppressions:\n  - rule: syntax\n",
     "2:5: a suppression needs a \"reason\" for those who read it later"},
    {"suppressions:\n  - reason: why\n", "2:5: a suppression needs \"rule\" or \"rules\""},
    {"suppressions:\n  - {rule: syntax, rules: [schema], reason: why}\n",
     "2:27: a suppression has \"rule\" or \"rules\", not both"},
    {"suppressions:\n  - {rules: [], reason: why}\n",
     "2:13: \"rules\" must be a list of rules or categories"},
    {"suppressions:\n  - {rule: syntax, reason: ' '}\n", "2:28: a reason must be a sentence"},
    {"suppressions:\n  - {rule: syntax, pointer: name, reason: why}\n",
     "2:29: a JSON pointer starts with /, e.g. /conditions/network"},
    {"suppressions:\n  - {rule: syntax, reason: why, owner: 7}\n",
     "2:40: an owner must be a name: a team, a person, an address"},
    {"suppressions:\n  - {rule: syntax, reason: why, resource: phones}\n",
     "2:43: a resource must be a mapping of keys to values"},
    {"suppressions:\n  - {rule: syntax, reason: why, resource: {}}\n",
     "2:43: a resource needs a \"kind\" or a \"name\""},
    {"suppressions:\n  - {rule: syntax, reason: why, resource: {kind: device-asurance}}\n",
     "2:50: unknown kind of resource \"device-asurance\", did you mean \"device-assurance\"?"},
    {"suppressions:\n  - {rule: syntax, reason: why, resource: {name: 7}}\n",
     "2:50: the name of a resource must be a string; * stands for any characters"},
    {"suppressions:\n  - {rule: syntax, until: 2027-01-01, reason: why}\n",
     "2:20: unknown key \"until\""},
    {"suppressions:\n  - {rule: syntax, expires: next week, reason: why}\n",
     "2:29: an expiry date has the form YYYY-MM-DD"},
    {"suppressions:\n  - {rule: syntax, expires: 2027-02-29, reason: why}\n",
     "2:29: an expiry date has the form YYYY-MM-DD", kOnlyParser},

    // YAML
    {"exclude: [a\n", "2:1: not YAML: end of sequence flow not found"},
    {"exclude: [a]\n\tinclude: [b]\n", "2:2: not YAML: end of map not found"},
    {"exclude: &x [a]\ninclude: *x\n", "1:10: an anchor; write the value out where it is needed",
     kOnlyParser},
    {"exclude: !!set {a}\n", "1:10: a tag (tag:yaml.org,2002:set); write a plain value"},
    {"exclude: []\n---\ninclude: []\n", "2:1: a second document; one file holds one", kOnlyParser},
};

}  // namespace posturelint::test
