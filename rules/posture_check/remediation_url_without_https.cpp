// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::posture_check {
namespace {

bool has_scheme(std::string_view url) {
  const std::size_t colon = url.find(':');
  return colon != std::string_view::npos && url.substr(colon).starts_with("://");
}

/// `host.name/path`: nothing else is sure to become a URL by a scheme in front.
bool begins_with_host(std::string_view url) {
  const std::string_view host = url.substr(0, url.find_first_of("/?#"));
  return host.find('.') != std::string_view::npos && !host.starts_with('.') &&
         host.find_first_of(" @\\") == std::string_view::npos;
}

void check(const Resource& posture_check, Reporter& reporter) {
  constexpr std::string_view kPlain = "http://";
  const Node link = posture_check.node["remediationSettings"]["link"]["customUrl"];
  const auto url = link.string();
  if (!url || url->empty()) return;
  if (url->starts_with(kPlain)) {
    Finding& finding = reporter.at(link, "the link \"{}\" is not encrypted; https:// is", *url);
    finding.fix = Fix{"write https://",
                      Applicability::unsafe,
                      {{link.span(), fmt::format("\"https://{}\"", url->substr(kPlain.size()))}}};
  } else if (!has_scheme(*url) && begins_with_host(*url)) {
    Finding& finding = reporter.at(link, "the link \"{}\" has no https:// in front", *url);
    finding.fix = Fix{"write https://",
                      Applicability::unsafe,
                      {{link.span(), fmt::format("\"https://{}\"", *url)}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: its example of customUrl has no scheme",
    "vendor guide on posture checks and remediation: its request has one",
};
constexpr std::string_view kCovers[] = {"pc-remediation-url"};

constexpr Example kExamples[] = {
    {"a host and a path",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"customText": null}, "link": {"customUrl": «"it.example.com/firewall"»}}})",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"customText": null}, "link": {"customUrl": "https://it.example.com/firewall"}}})"},
    {"not encrypted",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"customText": null}, "link": {"customUrl": «"http://it.example.com"»}}})",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"customText": null}, "link": {"customUrl": "https://it.example.com"}}})"},
    {"a whole address",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"customText": null}, "link": {"customUrl": "https://it.example.com/firewall"}}})"},
    {"another scheme, and no link at all",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"customText": null}, "link": {"customUrl": "x-apple.systempreferences://security"}}})"},
    {"an address that is filled in later",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;",
  "remediationSettings": {"message": {"customText": null}, "link": {"customUrl": "${help}/firewall"}}})"},
};

}  // namespace

Rule remediation_url_without_https() {
  return {.id = "posture-check/remediation-url-without-https",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "the link of a posture check is no https:// address",
          .rationale =
              "People follow the link from the page that refused them. Without a scheme a browser "
              "reads it as a place on that page's own site, and there is nothing. With `http://` "
              "somebody on the way may send them elsewhere.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::posture_check,
          .check = check};
}

}  // namespace posturelint::rules::posture_check
