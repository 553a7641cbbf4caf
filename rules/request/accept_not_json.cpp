// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool allows_json(std::string_view media_types) {
  constexpr std::string_view kBlanks = " \t";
  while (!media_types.empty()) {
    const std::size_t comma = std::min(media_types.find(','), media_types.size());
    std::string_view type = media_types.substr(0, comma);
    media_types.remove_prefix(std::min(comma + 1, media_types.size()));
    type = type.substr(0, type.find(';'));
    type.remove_prefix(std::min(type.find_first_not_of(kBlanks), type.size()));
    type = type.substr(0, type.find_last_not_of(kBlanks) + 1);
    if (type == "application/json" || type == "application/*" || type == "*/*") return true;
  }
  return false;
}

bool is_unknown(std::string_view value) {
  return value.find_first_of("${<") != std::string_view::npos;
}

void check(const Request& request, Reporter& reporter) {
  for (const Header& header : request.headers) {
    if (lower(header.name) != "accept" || header.value.empty() || is_unknown(header.value))
      continue;
    if (allows_json(lower(header.value))) continue;
    Finding& finding = reporter.at(header.value_span,
                                   "Accept leaves out application/json, the only answer there is");
    finding.fix = Fix{"accept application/json",
                      Applicability::unsafe,
                      {{header.value_span, "application/json"}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor error codes: E0000122, status 406, the Accept header lacks application/json",
};
constexpr std::string_view kCovers[] = {"accept-header"};

constexpr Example kExamples[] = {
    {"a web page is asked for",
     R"(curl "https://${org}/api/v1/policies/${policy}" -H 'Accept: «text/html»')",
     R"(curl "https://${org}/api/v1/policies/${policy}" -H 'Accept: application/json')", "read.sh"},
    {"JSON is asked for",
     R"(curl "https://${org}/api/v1/policies/${policy}" -H 'Accept: application/json')", "",
     "read.sh"},
    {"anything will do",
     R"(curl "https://${org}/api/v1/policies/${policy}" -H 'accept: text/plain, */*;q=0.1')", "",
     "read.sh"},
    {"without the header curl takes anything", R"(curl "https://${org}/api/v1/policies/${policy}")",
     "", "read.sh"},
};

}  // namespace

Rule accept_not_json() {
  return {.id = "request/accept-not-json",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "an Accept header leaves out application/json",
          .rationale =
              "The API answers in JSON only. A request that says it takes something else, and not "
              "JSON, is answered with status 406.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_request = check};
}

}  // namespace posturelint::rules::request
