// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/policy_path.h"

namespace posturelint::rules::access {
namespace {

bool writes_a_rule(const Request& request) {
  if (request.method != "POST" && request.method != "PUT" && request.method != "DELETE") {
    return false;
  }
  const Endpoint* endpoint = find_endpoint(request.url);
  return endpoint != nullptr && endpoint->path.starts_with("/api/v1/policies/{}/rules");
}

/// The place of the `&` that sends a command to the background; npos when none follows it.
std::size_t background_mark(std::string_view text, std::size_t end_of_command) {
  const std::size_t at = text.find_first_not_of(" \t", end_of_command);
  if (at == std::string_view::npos || text[at] != '&') return std::string_view::npos;
  const bool is_other = at + 1 < text.size() && (text[at + 1] == '&' || text[at + 1] == '>');
  return is_other ? std::string_view::npos : at;
}

/// The first word at or after `begin`.
std::string_view next_word(std::string_view text, std::size_t begin) {
  const std::size_t start = text.find_first_not_of(" \t\r\n", begin);
  if (start == std::string_view::npos) return {};
  const std::size_t end = text.find_first_of(" \t\r\n;", start);
  return text.substr(start, end == std::string_view::npos ? end : end - start);
}

void check(const Analysis& analysis, Reporter& reporter) {
  if (analysis.extraction.host != HostKind::shell) return;
  const std::string_view text = analysis.source().text();
  std::string_view running;  // the policy that a command in the background writes to
  std::size_t since = 0;
  for (const Request& request : analysis.extraction.requests) {
    if (!writes_a_rule(request)) continue;
    const std::size_t mark = background_mark(text, request.span.end);
    if (mark == std::string_view::npos) continue;
    const std::string_view policy = policy_path(request.url).policy_of(request.url);
    const bool waited = text.substr(since, mark - since).find("wait") != std::string_view::npos;
    const bool beside_another = running == policy && !waited;
    const bool in_a_loop = next_word(text, mark + 1) == "done";
    running = policy;
    since = mark;
    if (!beside_another && !in_a_loop) continue;
    const auto at = static_cast<std::uint32_t>(mark);
    reporter.at(Span{at, at + 1},
                "rules of one policy are written at the same time; wait for each answer");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor error codes: E0000239, status 423, the priorities of a policy are being reconciled",
    "recorded traffic: parallel writes were answered with 500 and 423",
};
constexpr std::string_view kCovers[] = {"rule-priority-concurrency"};

constexpr Example kExamples[] = {
    {"a loop does not wait",
     R"(for rule in $rules; do
  curl -X DELETE "https://example.okta.com/api/v1/policies/${policy}/rules/${rule}" «&»
done
wait
)",
     {},
     "clean.sh"},
    {"two commands in the background",
     R"(curl -X DELETE "https://example.okta.com/api/v1/policies/${policy}/rules/${staff}" &
curl -X DELETE "https://example.okta.com/api/v1/policies/${policy}/rules/${guests}" «&»
)",
     {},
     "clean.sh"},
    {"one after the other",
     R"(for rule in $rules; do
  curl -X DELETE "https://example.okta.com/api/v1/policies/${policy}/rules/${rule}" && echo done
done
)",
     {},
     "clean.sh"},
    {"the first is waited for",
     R"(curl -X DELETE "https://example.okta.com/api/v1/policies/${policy}/rules/${staff}" &
wait
curl -X DELETE "https://example.okta.com/api/v1/policies/${policy}/rules/${guests}" &
)",
     {},
     "clean.sh"},
};

}  // namespace

Rule parallel_writes() {
  return {.id = "access/parallel-writes",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "a script writes several rules of one policy at the same time",
          .rationale =
              "Each write to a rule puts the priorities of its whole policy in order, and the "
              "server does that for one write at a time. The others get 423, \"policy priorities "
              "are being reconciled\", or 500, and are lost unless the script tries again. Write "
              "rules one after the other. Commands in the background (`&`) are seen where the "
              "script shows that they run beside one another.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_file = check};
}

}  // namespace posturelint::rules::access
