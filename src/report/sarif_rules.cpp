// SPDX-License-Identifier: Apache-2.0
#include "report/sarif_rules.h"

#include <fmt/format.h>

#include "report/finding_text.h"
#include "report/rule_page.h"

namespace posturelint {
namespace {

/// What code scanning takes of a rule: longer texts make it refuse the log.
constexpr std::size_t kMaxName = 255;
constexpr std::size_t kMaxDescription = 1024;

/// How sure we are: errors are documented or recorded, infos are inferred.
std::string_view precision_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "very-high";
    case Severity::warning:
      return "high";
    case Severity::info:
      break;
  }
  return "medium";
}

std::string_view problem_severity_of(Severity severity) {
  return severity == Severity::info ? "recommendation" : to_string(severity);
}

void write_message(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key).begin_object().member("text", text).end_object();
}

void write_properties(JsonWriter& json, const Rule& rule) {
  json.key("properties").begin_object().key("tags").begin_array();
  json.value(rule.category()).value(to_string(rule.consequence));
  if (rule.security_severity > 0) json.value("security");
  json.end_array();
  json.member("precision", precision_of(rule.severity));
  json.member("problem.severity", problem_severity_of(rule.severity));
  if (rule.security_severity > 0) {
    json.member("security-severity", fmt::format("{:.1f}", rule.security_severity));
  }
  json.end_object();
}

void write_rule(JsonWriter& json, const Rule& rule, std::string_view homepage) {
  json.line().begin_object().member("id", rule.id);
  json.member("name", shortened(pascal_case(rule.id), kMaxName));
  write_message(json, "shortDescription", shortened(as_sentence(rule.summary), kMaxDescription));
  write_message(json, "fullDescription", rule_description(rule, kMaxDescription));
  if (const std::string page = rule_page_uri(rule, homepage); !page.empty()) {
    json.member("helpUri", page);
  }
  json.key("help").begin_object();
  json.member("text",
              fmt::format("{}\n\nThe whole page: posturelint explain {}", rule.rationale, rule.id));
  json.member("markdown", rule_page_markdown(rule, PageFor::alert));
  json.end_object();
  json.key("defaultConfiguration").begin_object();
  json.member("level", sarif_level(rule.severity)).end_object();
  write_properties(json, rule);
  json.end_object();
}

}  // namespace

std::string_view sarif_level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "note";
}

std::string pascal_case(std::string_view id) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  std::string out;
  bool begins_word = true;
  for (const char c : id) {
    if (!is_upper(c) && !is_lower(c) && !(c >= '0' && c <= '9')) {
      begins_word = true;
      continue;
    }
    const bool after_upper = !out.empty() && is_upper(out.back());
    const bool raise = begins_word && is_lower(c) && !after_upper;
    out += raise ? static_cast<char>(c - 'a' + 'A') : c;
    begins_word = false;
  }
  return out;
}

void write_sarif_tool(JsonWriter& json, const RunReport& report) {
  json.line().key("tool").begin_object().key("driver").begin_object();
  json.member("name", "posturelint").member("semanticVersion", report.tool_version);
  if (!report.homepage.empty()) json.member("informationUri", report.homepage);
  json.key("rules").begin_array();
  for (const Rule& rule : report.rules) write_rule(json, rule, report.homepage);
  json.end_array().end_object().end_object();
}

}  // namespace posturelint
