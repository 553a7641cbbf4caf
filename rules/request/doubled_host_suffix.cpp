// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

void check(const Request& request, Reporter& reporter) {
  constexpr std::string_view kName = "yourOktaDomain}";
  constexpr std::string_view kSuffixes[] = {".okta.com", ".oktapreview.com", ".okta-emea.com"};
  const std::string_view url = request.url;
  const std::size_t name = url.find(kName);
  if (name == std::string_view::npos) return;
  std::size_t begin = name + kName.size();
  if (url.substr(begin).starts_with('}')) ++begin;
  for (const std::string_view suffix : kSuffixes) {
    if (!url.substr(begin).starts_with(suffix)) continue;
    const Span span = request.url_map.to_host(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + suffix.size())});
    Finding& finding = reporter.at(
        span, "yourOktaDomain stands for the whole host name, so {} comes twice", suffix);
    finding.fix = Fix{"remove the suffix", Applicability::unsafe, {{span, ""}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guides: yourOktaDomain is the org's full domain, for example acme.okta.com",
};
constexpr std::string_view kCovers[] = {"wrong-host-suffix"};

constexpr Example kExamples[] = {
    {"the suffix is written behind the whole domain",
     R"(curl "https://{yourOktaDomain}«.okta.com»/api/v1/device-assurances")",
     R"(curl "https://{yourOktaDomain}/api/v1/device-assurances")", "list.sh"},
    {"the whole domain", R"(curl "https://{yourOktaDomain}/api/v1/device-assurances")", "",
     "list.sh"},
    {"a name of one's own may stand for the first part only",
     R"(curl "https://${org}.okta.com/api/v1/device-assurances")", "", "list.sh"},
};

}  // namespace

Rule doubled_host_suffix() {
  return {.id = "request/doubled-host-suffix",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "okta.com is written behind a placeholder that holds it",
          .rationale =
              "In the vendor's guides `yourOktaDomain` is the full name of the org's host. With a "
              "suffix behind it the URL names a host that does not exist.",
          .when_to_ignore = "Your scripts use the name for the first part of the domain only.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_request = check};
}

}  // namespace posturelint::rules::request
