// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "document/document.h"
#include "engine/project_reporter.h"
#include "engine/rule.h"
#include "policy/assurance_order.h"

namespace posturelint::rules::conditions {
namespace {

/// The one policy with an id whose text is in a file; null for none, and for several.
InFile<AssuranceFact> definition_of(const Project& project, std::string_view id) {
  const auto found = project.assurances_with_id(id);
  return found.size() == 1 && found[0]->body ? found[0] : InFile<AssuranceFact>{};
}

std::string_view text_of(const InFile<AssuranceFact>& policy) {
  return policy.file->source->text(*policy->body);
}

std::string call(const InFile<AssuranceFact>& policy, std::string_view id) {
  return policy->name ? fmt::format("\"{}\"", policy->name->text) : std::string(id);
}

/// Says that the policy `id` has no effect beside `other`; false when it may have one. Of two equal
/// ones the later has none.
bool report_useless(const Project& project, InFile<AccessRuleFact> rule, const FactText& id,
                    const FactText& other, ProjectReporter& reporter) {
  const auto policy = definition_of(project, id.text);
  const auto wider = definition_of(project, other.text);
  if (!policy || !wider || policy->platform != wider->platform || id.text == other.text) {
    return false;
  }
  const Document first = Document::parse(text_of(policy));
  const Document second = Document::parse(text_of(wider));
  const AssuranceComparison compared = compare_assurances(first.root(), second.root());
  if (compared.first_implies_second != Implies::yes) return false;
  const bool is_equal = compared.second_implies_first == Implies::yes;
  if (is_equal && id.site.span.begin < other.site.span.begin) return false;
  Finding& finding = reporter.at(
      rule, id.site, "{} has no effect beside {}: whatever satisfies it satisfies that one, too",
      call(policy, id.text), call(wider, other.text));
  finding.notes.push_back(ProjectReporter::note(rule, other.site, "one of the two is enough"));
  const FactSite& place = wider->name ? wider->name->site : wider->start;
  finding.notes.push_back(
      ProjectReporter::note(wider, place, "{}", is_equal ? "asks for the same" : "asks for less"));
  return true;
}

void check(const Project& project, ProjectReporter& reporter) {
  for (const auto& rule : project.rules()) {
    for (const FactText& id : rule->assurances) {
      for (const FactText& other : rule->assurances) {
        if (report_useless(project, rule, id, other, reporter)) break;
      }
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor help, adding device assurance to a rule: the policies of a rule are alternatives, one "
    "of them has to be satisfied",
    "vendor OpenAPI 2026.06.3, DeviceAssurance: what each member asks of a device",
};
constexpr std::string_view kCovers[] = {"device-assurance-same-platform-or"};
constexpr std::string_view kAbsorbs[] = {"conditions/assurance-alternatives"};

constexpr Example kExamples[] = {
    {.title = "the strict policy beside the lax one", .text = R"(=== strict.json ===
{"id": "dae1iosstrict6g7h8i9", "name": "Strict", "platform": "IOS", "jailbreak": false, "osVersion": {"minimum": "18.1.0"}}
=== lax.json ===
{"id": "dae2ioslaxxx6g7h8i9j", "name": "Lax", "platform": "IOS", "jailbreak": false}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "assurance": {"include": [«"dae1iosstrict6g7h8i9"», "dae2ioslaxxx6g7h8i9j"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}
)"},
    {.title = "two policies ask for the same", .text = R"(=== policies.json ===
[{"id": "dae1win4e5f6g7h8i9j0", "name": "Windows", "platform": "WINDOWS", "secureHardwarePresent": true},
 {"id": "dae2win4e5f6g7h8i9j0", "name": "Windows, new", "platform": "WINDOWS", "secureHardwarePresent": true}]
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "assurance": {"include": ["dae1win4e5f6g7h8i9j0", «"dae2win4e5f6g7h8i9j0"»]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}
)"},
    {.title = "each asks for something the other does not", .text = R"(=== policies.json ===
[{"id": "dae1ios4e5f6g7h8i9j0", "name": "New", "platform": "IOS", "osVersion": {"minimum": "18.1.0"}},
 {"id": "dae2ios4e5f6g7h8i9j0", "name": "Locked", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC"]}}]
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "assurance": {"include": ["dae1ios4e5f6g7h8i9j0", "dae2ios4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}
)"},
    {.title = "the strict one has a grace period that the lax one has not",
     .text = R"(=== policies.json ===
[{"id": "dae1ios4e5f6g7h8i9j0", "name": "New", "platform": "IOS", "jailbreak": false, "osVersion": {"minimum": "18.1.0"},
  "displayRemediationMode": "SHOW", "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}},
 {"id": "dae2ios4e5f6g7h8i9j0", "name": "Any", "platform": "IOS", "jailbreak": false}]
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "assurance": {"include": ["dae1ios4e5f6g7h8i9j0", "dae2ios4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}
)"},
    {.title = "what one of them asks is not known yet", .text = R"(=== policies.json ===
[{"id": "dae1ios4e5f6g7h8i9j0", "name": "New", "platform": "IOS", "osVersion": {"minimum": "18.1.0"}},
 {"id": "dae2ios4e5f6g7h8i9j0", "name": "Older", "platform": "IOS", "osVersion": {"minimum": "${minimum}"}}]
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "assurance": {"include": ["dae1ios4e5f6g7h8i9j0", "dae2ios4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}
)"},
};

}  // namespace

Rule useless_alternative() {
  return {
      .id = "conditions/useless-alternative",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "a policy of a rule has no effect beside another one that asks for less",
      .rationale =
          "The policies of `assurance.include` are alternatives: a device that satisfies one of "
          "them matches. When every device that satisfies one satisfies another one of the list, "
          "too, the stricter one decides nothing, and what it asks for is asked of nobody. The "
          "two are compared member by member: versions, lists, the levels of Android Device Trust, "
          "one major version of Windows after the other, grace periods. What nobody can compare "
          "counts as different.",
      .when_to_ignore = "When the laxer policy will be taken out of the list soon.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .security_severity = 5.0,
      .absorbs = kAbsorbs,
      .check_project = check};
}

}  // namespace posturelint::rules::conditions
