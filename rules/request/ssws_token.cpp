// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

/// `text` begins with `word` in any case.
bool starts_with_ignoring_case(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(
             text.substr(0, word.size()), word,
             [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

void check(const Request& request, Reporter& reporter) {
  constexpr std::string_view kName = "Authorization";
  constexpr std::string_view kScheme = "SSWS ";
  for (const Header& header : request.headers) {
    if (header.name.size() != kName.size() || !starts_with_ignoring_case(header.name, kName) ||
        !starts_with_ignoring_case(header.value, kScheme))
      continue;
    const std::uint32_t begin = header.value_span.begin;
    reporter.at(Span{begin, std::min(begin + 4, header.value_span.end)},
                "SSWS sends a long-lived API token with all rights of its owner; a scoped OAuth "
                "access token (Bearer) can do less harm");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on device assurance: changed from SSWS to scoped OAuth tokens in June 2026",
};
constexpr std::string_view kCovers[] = {"ssws-legacy"};

constexpr Example kExamples[] = {
    {"an API token",
     R"(curl "https://${org}/api/v1/device-assurances" -H "Authorization: «SSWS» ${token}")", "",
     "list.sh"},
    {"an OAuth access token",
     R"(curl "https://${org}/api/v1/device-assurances" -H "Authorization: Bearer ${token}")", "",
     "list.sh"},
    {"a variable may hold either",
     R"(curl "https://${org}/api/v1/device-assurances" -H "Authorization: $auth")", "", "list.sh"},
};

}  // namespace

Rule ssws_token() {
  return {
      .id = "request/ssws-token",
      .severity = Severity::info,
      .consequence = Consequence::deprecated,
      .summary = "a request signs in with an API token",
      .rationale =
          "An API token (`SSWS`) acts with all rights of the administrator who made it, for as "
          "long as it is used. An OAuth access token lives an hour and carries only the scopes it "
          "was asked for, such as `okta.deviceAssurance.manage` or `okta.policies.manage`. The "
          "vendor's own guides have moved to it.",
      .when_to_ignore = "The org has no service app for OAuth yet.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_request = check};
}

}  // namespace posturelint::rules::request
