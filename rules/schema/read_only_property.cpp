// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: members marked readOnly",
    "recorded requests: read-only members are accepted, and what is stored is the server's",
};
constexpr std::string_view kCovers[] = {"read-only-in-request", "undocumented-response-field"};

constexpr Example kExamples[] = {
    {"an id in the body of a POST",
     R"(curl -X POST https://example.okta.com/api/v1/device-assurances -H "Authorization: SSWS ${token}" -d '{«"id"»: "dae1a2b3c4d5e6f7g8h9", "name": "Phones", "platform": "IOS", "jailbreak": false}'
)",
     R"(curl -X POST https://example.okta.com/api/v1/device-assurances -H "Authorization: SSWS ${token}" -d '{"name": "Phones", "platform": "IOS", "jailbreak": false}'
)",
     "create.sh"},
    {"a body of what can be set",
     R"(curl -X POST https://example.okta.com/api/v1/device-assurances -H "Authorization: SSWS ${token}" -d '{"name": "Phones", "platform": "IOS", "jailbreak": false}'
)",
     {},
     "create.sh"},
    {"an export is not a request",
     R"({"id": "dae1a2b3c4d5e6f7g8h9", "name": "Phones", "platform": "IOS", "jailbreak": false, "createdBy": "00u1a2b3c4d5e6f7g8h9"})"},
};

}  // namespace

Rule read_only_property() {
  return {.id = "schema/read-only-property",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "a request sends what only the server writes",
          .rationale =
              "Ids, time stamps, authors and links are made by the server. It tolerates them in a "
              "request and ignores them, so a body copied from an answer works; it only reads as "
              "if these things could be set.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::schema
