// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

void check(const Resource& resource, Reporter& reporter) {
  if (!resource.bare_members) return;
  const Node members = resource.node;
  Finding& finding = reporter.at(
      members,
      "members without the braces of an object are not a JSON body; the server reads one "
      "{{{}}}",
      " … ");
  const Span span = members.span();
  finding.fix = Fix{"put the members in { }",
                    Applicability::unsafe,
                    {{{span.begin, span.begin}, "{"}, {{span.end, span.end}, "}"}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000003, the request body was not well-formed",
    "vendor device assurance guide, edition of 2025-10: a PUT example printed this way, made a "
    "complete body in 2026-06",
};
constexpr std::string_view kCovers[] = {"json-fragment"};

constexpr Example kExamples[] = {
    {"a block shows two members and no object",
     "Send a PUT request to `/api/v1/device-assurances/{deviceAssuranceId}`.\n"
     "\n"
     "```json\n"
     "«\"gracePeriod\": {\"type\": \"BY_DURATION\", \"expiry\": \"P7D\"},\n"
     "\"displayRemediationMode\": \"SHOW\"»\n"
     "```\n",
     "Send a PUT request to `/api/v1/device-assurances/{deviceAssuranceId}`.\n"
     "\n"
     "```json\n"
     "{\"gracePeriod\": {\"type\": \"BY_DURATION\", \"expiry\": \"P7D\"},\n"
     "\"displayRemediationMode\": \"SHOW\"}\n"
     "```\n",
     "guide.md"},
    {"the same members as an object",
     "```json\n"
     "{\n"
     "  \"name\": \"Managed Macs\",\n"
     "  \"platform\": \"MACOS\",\n"
     "  \"secureHardwarePresent\": true,\n"
     "  \"displayRemediationMode\": \"SHOW\"\n"
     "}\n"
     "```\n",
     {},
     "guide.md"},
    {"members of something that is not a policy",
     "```json\n"
     "\"colour\": \"blue\",\n"
     "\"size\": 3\n"
     "```\n",
     {},
     "guide.md"},
};

}  // namespace

Rule bare_member_list() {
  return {.id = "request/bare-member-list",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a body is a list of members without the braces of an object",
          .rationale =
              "A request body is one JSON text, and a policy is an object: `{`, members, `}`. A "
              "guide that prints only the members that change reads well, but whoever sends it "
              "gets 400 with E0000003, \"the request body was not well-formed\".\n\n"
              "Braces alone are not the cure when the block is meant for a PUT: see "
              "request/partial-put for what such a body would erase. That is why the fix asks to "
              "be looked at.",
          .when_to_ignore = "The block is an excerpt that nobody is meant to send.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = {ResourceKind::device_assurance, ResourceKind::access_policy,
                    ResourceKind::access_policy_rule, ResourceKind::posture_check},
          .check = check};
}

}  // namespace posturelint::rules::request
