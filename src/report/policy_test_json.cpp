// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"
#include "report/policy_test_formats.h"
#include "report/simulation_formats.h"

namespace posturelint {
namespace {

void write_case(JsonWriter& json, const CaseResult& result) {
  json.line().begin_object().member("name", result.name).member("passed", result.passed);
  if (!result.policy.empty()) json.member("policy", result.policy);
  write_place(json, result.place);
  json.member("expected", result.expected);
  if (!result.passed) json.member("got", result.got);
  if (result.decided_at) {
    json.key("decided_at").begin_object();
    write_place(json, *result.decided_at);
    json.end_object();
  }
  json.key("untold").begin_array();
  for (const ReportedUntold& untold : result.untold) json.value(untold.what);
  json.end_array().key("assumed").begin_array();
  for (const Question question : result.assumed) json.value(assumption(question).name);
  json.end_array().end_object();
}

}  // namespace

std::string render_policy_tests_json(const PolicyTestReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("version", 1U).key("cases").begin_array();
  for (const CaseResult& result : report.cases) write_case(json, result);
  json.end_array();
  json.line().key("untested").begin_array();
  for (const UntestedPart& part : report.untested) {
    json.line().begin_object().member("kind", to_string(part.kind)).member("rule", part.rule);
    if (!part.pointer.empty()) json.member("pointer", part.pointer);
    json.member("message", describe(part));
    write_place(json, part.place);
    json.end_object();
  }
  json.end_array();
  json.line().member("untested_complete", report.is_complete);
  json.line().key("summary").begin_object().member("cases", report.cases.size());
  json.member("failed", report.failed()).member("rules", report.rules);
  json.member("conditions", report.conditions).member("untested", report.untested.size());
  json.end_object().end_object();
  return out + "\n";
}

}  // namespace posturelint
