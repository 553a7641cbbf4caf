// SPDX-License-Identifier: Apache-2.0
#include <cctype>
#include <optional>
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

/// The first `${name}` or `$name` in `text`.
std::optional<Span> find_variable(std::string_view text) {
  const auto is_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  };
  for (std::size_t begin = text.find('$'); begin != std::string_view::npos;
       begin = text.find('$', begin + 1)) {
    const bool braced = text.substr(begin + 1).starts_with('{');
    std::size_t end = begin + (braced ? 2 : 1);
    const std::size_t name = end;
    if (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0) continue;
    while (end < text.size() && is_name(text[end])) ++end;
    if (end == name) continue;
    if (!braced) return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (end < text.size() && text[end] == '}')
      return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end + 1)};
  }
  return std::nullopt;
}

/// Reports a variable in `written`, the bytes between two single quotes.
void check_quoted(Span written, Reporter& reporter) {
  const std::string_view text = reporter.analysis().source().text();
  if (written.begin == 0 || written.end >= text.size()) return;
  if (text[written.begin - 1] != '\'' || text[written.end] != '\'') return;
  const std::string_view inside = text.substr(written.begin, written.size());
  const auto variable = find_variable(inside);
  if (!variable) return;
  Finding& finding =
      reporter.at(Span{written.begin + variable->begin, written.begin + variable->end},
                  "{} stays as it is in single quotes; the shell fills it in between double quotes",
                  inside.substr(variable->begin, variable->size()));
  if (inside.find_first_of("\"\\`") != std::string_view::npos) return;
  finding.fix =
      Fix{"use double quotes",
          Applicability::unsafe,
          {{{written.begin - 1, written.begin}, "\""}, {{written.end, written.end + 1}, "\""}}};
}

void check(const Request& request, Reporter& reporter) {
  check_quoted(request.url_span, reporter);
  for (const Header& header : request.headers) {
    if (header.single_quoted)
      check_quoted({header.name_span.begin, header.value_span.end}, reporter);
  }
}

constexpr std::string_view kEvidence[] = {
    "POSIX shell, 2.2.2: single quotes keep every character as it is",
    "vendor guide on device assurance, June 2026: a token variable in single quotes",
};
constexpr std::string_view kCovers[] = {"single-quoted-variable"};

constexpr Example kExamples[] = {
    {"a token in a header",
     R"(curl "https://${org}/api/v1/policies" -H 'Authorization: Bearer «${token}»')",
     R"(curl "https://${org}/api/v1/policies" -H "Authorization: Bearer ${token}")", "list.sh"},
    {"an id in the URL", R"(curl 'https://acme.example.com/api/v1/policies/«$policy»')",
     R"(curl "https://acme.example.com/api/v1/policies/$policy")", "read.sh"},
    {"double quotes fill it in",
     R"(curl "https://${org}/api/v1/policies" -H "Authorization: Bearer ${token}")", "", "list.sh"},
    {"quotes closed around the variable",
     R"(curl "https://${org}/api/v1/policies" -H 'Authorization: Bearer '"${token}")", "",
     "list.sh"},
    {"nothing to fill in", R"(curl "https://${org}/api/v1/policies" -H 'Accept: application/json')",
     "", "list.sh"},
};

}  // namespace

Rule single_quoted_variable() {
  return {
      .id = "request/single-quoted-variable",
      .severity = Severity::warning,
      .consequence = Consequence::refused,
      .summary = "a variable in single quotes is sent as it is written",
      .rationale =
          "The shell does not look into single quotes: the server gets the characters `${token}`, "
          "not the token, and answers with status 401 or 404. Double quotes let the shell fill "
          "the variable in.",
      .when_to_ignore = "Another program fills the variables in before a shell sees the line.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .check_request = check};
}

}  // namespace posturelint::rules::request
