// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/report/sample.h"

#include <stdexcept>
#include <utility>

#include "tests/support/marks.h"

namespace posturelint::test {

FileReport file_with(std::string name, std::string_view marked, std::vector<Finding> findings) {
  MarkedText parts = strip_marks(marked);
  if (parts.spans.size() != findings.size()) {
    throw std::invalid_argument("as many marks as findings, please: " + std::string(marked));
  }
  FileReport report;
  report.source = Source::from_string(std::move(name), std::move(parts.text));
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].span = parts.spans[i];
  report.findings = std::move(findings);
  report.resources = 1;
  return report;
}

Span span_of(const Source& source, std::string_view words) {
  const std::size_t at = source.text().find(words);
  if (at == std::string_view::npos) {
    throw std::invalid_argument("no such words: " + std::string(words));
  }
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

namespace {

constexpr std::string_view kVersionEvidence[] = {"vendor OpenAPI 2026.06.3, OSVersion.minimum"};
constexpr std::string_view kVersionCovers[] = {"osver-format"};
constexpr Example kVersionExamples[] = {
    {"a name instead of a version",
     "{\n  \"platform\": \"MACOS\",\n  \"osVersion\": {\"minimum\": «\"Sonoma\"»}\n}\n",
     "{\n  \"platform\": \"MACOS\",\n  \"osVersion\": {\"minimum\": \"14.0.0\"}\n}\n"},
    {"three numbers", "{\"platform\": \"MACOS\", \"osVersion\": {\"minimum\": \"14.0.0\"}}"},
};

constexpr Option kPutOptions[] = {{"methods", "PUT", "request methods that replace | not merge"}};
constexpr Example kPutExamples[] = {
    {"a part of a policy",
     "Send this:\n\n```json\n«\"gracePeriod\": {},\n  \"displayRemediationMode\": \"SHOW\"»\n```\n",
     {},
     "guide.md"},
};

const Rule kRules[] = {
    {.id = "os-version/not-a-version",
     .severity = Severity::error,
     .consequence = Consequence::refused,
     .summary = "osVersion.minimum is not a version number",
     .rationale = "The server takes two to four numbers with dots between them, and answers 400 to "
                  "anything else.\n\nMarketing names of systems are the usual mistake.",
     .evidence = kVersionEvidence,
     .covers = kVersionCovers,
     .examples = kVersionExamples,
     .fixable = Fixable::safe},
    {.id = "request/partial-put",
     .severity = Severity::warning,
     .consequence = Consequence::weakens,
     .summary = "a PUT body that is only a part of the policy drops the rest",
     .rationale = "PUT puts the body in the place of the stored policy; it does not merge.",
     .when_to_ignore = "The command is an excerpt that nobody is meant to run.",
     .examples = kPutExamples,
     .options = kPutOptions,
     .security_severity = 5.0},
};

}  // namespace

std::span<const Rule> sample_rules() { return kRules; }

RunReport sample_report() {
  RunReport run;
  run.tool_version = "0.1.0";
  run.rules = sample_rules();
  run.files_checked = 12;

  Finding version{.rule = "os-version/not-a-version",
                  .severity = Severity::error,
                  .message = "\"Sonoma\" is a name; the server takes a version such as 14.0.0",
                  .pointer = "/osVersion/minimum",
                  .resource = {"device-assurance", "MACOS", "Büro-Macs"}};
  Finding comma{.rule = "syntax/trailing-comma",
                .severity = Severity::error,
                .message = "a comma before } is not JSON"};
  FileReport macs = file_with("policies/büro macs.json",
                              "{\n"
                              "  \"name\": \"Büro-Macs\", \"platform\": \"MACOS\",\n"
                              "  \"osVersion\": {\"minimum\": «\"Sonoma\"»}«,»\n"
                              "}\n",
                              {version, comma});
  macs.findings[0].notes.push_back(
      {"the platform is set here", span_of(*macs.source, "\"MACOS\"")});
  macs.findings[0].fix =
      Fix{"write 14.0.0", Applicability::unsafe, {{macs.findings[0].span, "\"14.0.0\""}}};
  macs.findings[1].fix =
      Fix{"remove the trailing comma", Applicability::safe, {{macs.findings[1].span, ""}}};

  Finding put{.rule = "request/partial-put",
              .severity = Severity::warning,
              .message = "PUT replaces the whole policy; sending only this body would drop name",
              .resource = {"device-assurance", "IOS", "Phones"}};
  Finding hint{.rule = "grace-period/none",
               .severity = Severity::info,
               .message = "nobody gets time to update",
               .pointer = "/1",
               .resource = {"device-assurance", "IOS", "Tablets"}};
  FileReport push = file_with("push.sh",
                              "curl -X PUT \"$url\" -d '«{»\"gracePeriod\": {\n"
                              "  \"type\": \"BY_DURATION\"\n"
                              "}}'\n"
                              "curl -X PUT \"$url\" -d '«{\n"
                              "  \"name\": \"Tablets\",\n"
                              "  \"platform\": \"IOS\",\n"
                              "  \"jailbreak\": false,\n"
                              "  \"displayRemediationMode\": \"SHOW\"\n"
                              "}»'\n",
                              {put, hint});
  push.findings[0].notes.push_back(
      {"the policy has one here", span_of(*macs.source, "\"name\": \"Büro-Macs\""), macs.source});
  push.resources = 2;
  Finding accepted{.rule = "access/deny-last",
                   .severity = Severity::info,
                   .span = span_of(*push.source, "false"),
                   .message = "accepted once",
                   .pointer = "/jailbreak",
                   .resource = {"device-assurance", "IOS", "Tablets"}};
  push.suppressed.push_back({accepted, Silencer::configuration, "the rule behind it denies"});

  run.files = {std::move(macs), std::move(push)};
  run.failures.push_back({"policies/secret.json: Permission denied"});
  return run;
}

}  // namespace posturelint::test
