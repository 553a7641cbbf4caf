// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

bool is_scheme(std::string_view word) {
  constexpr std::string_view kSchemes[] = {"SSWS", "Bearer", "DPoP", "Basic"};
  return std::ranges::any_of(
      kSchemes, [&](std::string_view scheme) { return equals_ignoring_case(word, scheme); });
}

/// What a variable holds may begin with the scheme.
bool may_begin_with_scheme(std::string_view value) {
  return value.starts_with("$") || value.starts_with("{") || value.starts_with("<");
}

void check(const Request& request, Reporter& reporter) {
  for (const Header& header : request.headers) {
    if (!equals_ignoring_case(header.name, "Authorization") || header.value.empty()) continue;
    const std::string_view value = header.value;
    if (may_begin_with_scheme(value) || is_scheme(value.substr(0, value.find_first_of(" \t"))))
      continue;
    Finding& finding = reporter.at(header.value_span,
                                   "Authorization begins with SSWS or Bearer, not with the token");
    finding.fix = Fix{"put SSWS in front",
                      Applicability::unsafe,
                      {{{header.value_span.begin, header.value_span.begin}, "SSWS "}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor API reference: API tokens are sent as SSWS, OAuth access tokens as Bearer",
    "vendor guide, corrected edition of 2026-06-12: the header names its scheme",
};
constexpr std::string_view kCovers[] = {"auth-header-scheme"};

constexpr Example kExamples[] = {
    {"the bare token",
     R"(curl https://acme.example.com/api/v1/device-assurances -H 'Authorization: «00aBcD-eFgH»')",
     R"(curl https://acme.example.com/api/v1/device-assurances -H 'Authorization: SSWS 00aBcD-eFgH')",
     "list.sh"},
    {"the token of a template",
     "GET https://acme.example.com/api/v1/policies?type=ACCESS_POLICY\n"
     "Authorization: «MY_API_TOKEN»\n",
     "GET https://acme.example.com/api/v1/policies?type=ACCESS_POLICY\n"
     "Authorization: SSWS MY_API_TOKEN\n",
     "list.http"},
    {"an access token with its scheme",
     R"(curl "https://${org}/api/v1/device-assurances" -H "Authorization: Bearer ${token}")", "",
     "list.sh"},
    {"a variable may hold the scheme too",
     R"(curl "https://${org}/api/v1/device-assurances" -H "Authorization: $auth")", "", "list.sh"},
    {"another host has its own ways",
     R"(curl https://tickets.example.com/api/v2/tickets -H 'Authorization: 00aBcD-eFgH')", "",
     "list.sh"},
};

}  // namespace

Rule authorization_without_scheme() {
  return {.id = "request/authorization-without-scheme",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "an Authorization header names no scheme",
          .rationale =
              "The API reads `Authorization: SSWS token` for API tokens and `Authorization: Bearer "
              "token` for OAuth access tokens. A token alone is answered with status 401, as if it "
              "were wrong.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_request = check};
}

}  // namespace posturelint::rules::request
