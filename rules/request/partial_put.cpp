// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

/// What every device assurance policy has; a body without one of them can only be a part.
constexpr std::string_view kAlways[] = {"name", "platform"};

bool is_put(const Resource& resource) {
  return resource.request != nullptr && resource.request->method == "PUT";
}

/// Members whose loss nobody would notice: the server sets them.
bool is_server_set(std::string_view key) {
  constexpr std::string_view kServerSet[] = {"_links",     "createdBy",    "createdDate",
                                             "id",         "lastUpdate",   "lastUpdatedBy",
                                             "resourceId", "resourceType", "resourceDisplayName"};
  return std::ranges::find(kServerSet, key) != std::end(kServerSet);
}

/// The nearest whole policy before `part` in the same file: most likely the one being edited.
const Resource* whole_policy_before(const Resource& part, const Analysis& analysis) {
  const Resource* found = nullptr;
  for (const Resource& other : analysis.resources) {
    if (other.ordinal >= part.ordinal) break;
    const bool whole =
        std::ranges::all_of(kAlways, [&](std::string_view key) { return bool(other.node[key]); });
    if (other.kind == part.kind && whole) found = &other;
  }
  return found;
}

/// `a`, `b` and `c`.
std::string enumerate(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
    out += words[i];
  }
  return out;
}

void check(const Resource& resource, Reporter& reporter) {
  if (!is_put(resource) || !resource.node.is_object()) return;
  std::vector<std::string> lost;
  for (const std::string_view key : kAlways) {
    if (!member_like(resource.node, key)) lost.emplace_back(key);
  }
  if (lost.empty()) return;

  const Analysis& analysis = reporter.analysis();
  const Resource* whole = whole_policy_before(resource, analysis);
  if (whole == nullptr) {
    reporter.at_start(resource.node,
                      "PUT replaces the whole policy; this body has no {}, and every setting it "
                      "does not repeat is dropped",
                      enumerate(lost));
    return;
  }
  lost.clear();
  for (const Node member : whole->node.members()) {
    if (!is_server_set(member.key()) && !member_like(resource.node, member.key())) {
      lost.emplace_back(member.key());
    }
  }
  Finding& finding = reporter.at_start(
      resource.node, "PUT replaces the whole policy; sending only this body would drop {}",
      enumerate(lost));
  finding.notes.push_back({"the policy as it is sent here has them",
                           analysis.to_host(whole->node, whole->node.span()),
                           analysis.extraction.source});
}

constexpr std::string_view kEvidence[] = {
    "vendor device assurance guide, edition of 2026-06: a PUT request replaces the entire policy",
    "vendor OpenAPI 2026.06.3: PUT /api/v1/device-assurances/{deviceAssuranceId}",
};
constexpr std::string_view kCovers[] = {"put-is-replace"};
/// "There is no platform" and "there is no name" are the same cause at the same place.
constexpr std::string_view kAbsorbs[] = {
    "device-assurance/name-missing",
    "device-assurance/no-conditions",
    "schema/missing-member",
};

constexpr Example kExamples[] = {
    {"a PUT that carries only the setting that changes",
     "curl -X PUT \"https://${domain}/api/v1/device-assurances/${id}\" \\\n"
     "  -H \"Authorization: Bearer ${token}\" \\\n"
     "  -d '«{»\"gracePeriod\": {\"type\": \"BY_DURATION\", \"expiry\": \"P7D\"}}'\n",
     {},
     "push.sh"},
    {"a PUT that carries the whole policy",
     "curl -X PUT \"https://${domain}/api/v1/device-assurances/${id}\" \\\n"
     "  -H \"Authorization: Bearer ${token}\" \\\n"
     "  -d '{\"name\": \"Phones\", \"platform\": \"IOS\", \"jailbreak\": false,\n"
     "       \"gracePeriod\": {\"type\": \"BY_DURATION\", \"expiry\": \"P7D\"},\n"
     "       \"displayRemediationMode\": \"SHOW\"}'\n",
     {},
     "push.sh"},
    {"a misspelt name is a name",
     "curl -X PUT \"https://${domain}/api/v1/device-assurances/${id}\" \\\n"
     "  -H \"Authorization: Bearer ${token}\" \\\n"
     "  -d '{\"Name\": \"Phones\", \"platform\": \"IOS\", \"jailbreak\": false}'\n",
     {},
     "push.sh"},
};

}  // namespace

Rule partial_put() {
  return {.id = "request/partial-put",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "a PUT body that is only a part of the policy drops the rest",
          .rationale =
              "PUT puts the body in the place of the stored policy; it does not merge. A body with "
              "only the changed members therefore asks for a policy without the others: at best "
              "the server refuses it for want of a name or platform, at worst checks such as the "
              "OS version disappear and nobody is told.\n\n"
              "When the same file shows the whole policy before (a guide that first creates it), "
              "the finding lists what would be lost. Read the stored policy, change it, and send "
              "all of it back.",
          .when_to_ignore = "The command is an excerpt that nobody is meant to run.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .security_severity = 5.0,
          .absorbs = kAbsorbs,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::request
