// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/log_query.h"

namespace posturelint::rules::system_log {
namespace {

void check(const Request& request, Reporter& reporter) {
  // Other clients encode what they are given.
  const std::string_view command = reporter.analysis().source().text(request.span);
  if (request.origin != RequestOrigin::command || command.find("curl") == std::string_view::npos)
    return;
  const auto query = log_query(request);
  if (!query) return;
  const std::string_view url = request.url;
  const std::size_t raw = url.find_first_of(" \"", url.find('?'));
  if (raw == std::string_view::npos) return;
  const auto at = static_cast<std::uint32_t>(raw);
  Finding& finding = reporter.at(request.url_map.to_host({at, at + 1}),
                                 "curl sends the URL as it is; here belongs {}",
                                 url[raw] == ' ' ? "+ or %20" : "%22");
  Fix fix{"encode the query", Applicability::unsafe, {}};
  for (std::uint32_t i = at; i < url.size(); ++i) {
    if (url[i] != ' ' && url[i] != '"') continue;
    fix.edits.push_back({request.url_map.to_host({i, i + 1}), url[i] == ' ' ? "+" : "%22"});
  }
  finding.fix = std::move(fix);
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on device assurance: its queries write %22 and +",
    "curl's manual: a URL is used as given, and one with a blank is refused as malformed",
};
constexpr std::string_view kCovers[] = {"syslog-filter-quote"};

constexpr Example kExamples[] = {
    {"a filter as one would say it",
     R"(curl 'https://acme.okta.com/api/v1/logs?filter=eventType« »eq "policy.rule.update"')",
     R"(curl 'https://acme.okta.com/api/v1/logs?filter=eventType+eq+%22policy.rule.update%22')",
     "watch.sh"},
    {"an encoded filter",
     R"(curl 'https://acme.okta.com/api/v1/logs?filter=eventType+eq+%22policy.rule.update%22')", "",
     "watch.sh"},
    {"no filter", R"(curl 'https://acme.okta.com/api/v1/logs?limit=10' --header 'X: a b')", "",
     "watch.sh"},
};

}  // namespace

Rule url_not_encoded() {
  return {.id = "system-log/url-not-encoded",
          .severity = Severity::info,
          .consequence = Consequence::refused,
          .summary = "a System Log query is not encoded as a URL",
          .rationale =
              "curl does not encode the URL it is given, and refuses one with a blank in it. Write "
              "a blank as `+` or `%20` and a double quote as `%22`, or let curl do it: `--get "
              "--data-urlencode`.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_request = check};
}

}  // namespace posturelint::rules::system_log
