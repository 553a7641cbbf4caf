// SPDX-License-Identifier: Apache-2.0
#include "report/simulation_formats.h"

namespace posturelint {
namespace {

std::string_view to_string(Outcome outcome) {
  constexpr std::string_view kWords[] = {"unknown", "ALLOW", "DENY"};
  return kWords[static_cast<std::size_t>(outcome)];
}

void write_strings(JsonWriter& json, std::string_view key, const std::vector<std::string>& list) {
  json.key(key).begin_array();
  for (const std::string& item : list) json.value(item);
  json.end_array();
}

void write_ids(JsonWriter& json, std::string_view key, const std::vector<std::string>& ids) {
  json.key(key).begin_object();
  write_strings(json, "ids", ids);
  json.end_object();
}

void write_device(JsonWriter& json, const ToldSignIn& told) {
  json.key("device").begin_object();
  if (told.os) json.member("platform", to_string(*told.os));
  if (told.type) json.member("type", to_string(*told.type));
  if (told.registered) json.member("registered", *told.registered);
  if (told.managed) json.member("managed", *told.managed);
  if (told.satisfied) write_strings(json, "assuranceIds", *told.satisfied);
  if (told.in_grace) json.member("inGracePeriod", *told.in_grace);
  if (!told.signals.empty()) {
    json.key("signals").begin_object();
    for (const auto& [path, value] : told.signals) json.member(path, value);
    json.end_object();
  }
  json.end_object();
}

void write_requirement(JsonWriter& json, const ReportedRequirement& requirement) {
  json.begin_object().member("policy", requirement.policy_id);
  if (!requirement.policy_name.empty()) json.member("policy_name", requirement.policy_name);
  json.member("signal", requirement.signal).member("wants", requirement.wants);
  if (!requirement.reported.empty()) json.member("reported", requirement.reported);
  json.member("passes", to_string(requirement.passes));
  write_place(json, requirement.place);
  json.end_object();
}

void write_rule(JsonWriter& json, const ReportedRule& rule) {
  json.line().begin_object().member("name", rule.name);
  if (!rule.id.empty()) json.member("id", rule.id);
  if (rule.priority && *rule.priority >= 0) {
    json.member("priority", static_cast<std::size_t>(*rule.priority));
  }
  json.member("access", to_string(rule.outcome));
  json.member("matches", to_string(rule.matches)).member("may_decide", rule.may_decide);
  write_place(json, rule.place);
  json.key("conditions").begin_array();
  for (const ReportedCondition& condition : rule.conditions) {
    json.begin_object().member("pointer", condition.pointer);
    json.member("holds", to_string(condition.holds));
    if (!condition.reason.empty()) json.member("reason", condition.reason);
    write_place(json, condition.place);
    json.key("requirements").begin_array();
    for (const auto& requirement : condition.requirements) write_requirement(json, requirement);
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

void write_decision(JsonWriter& json, const SimulationReport& report) {
  if (!report.decides) return;
  const ReportedRule& rule = report.rules[*report.decides];
  json.line().key("decision").begin_object();
  json.member("rule", *report.decides).member("access", to_string(rule.outcome));
  if (rule.outcome == Outcome::allow) {
    json.key("demand").begin_object();
    if (report.demand.factors > 0) {
      json.member("factors", static_cast<std::size_t>(report.demand.factors));
    }
    if (!report.demand.reauthenticate_in.empty()) {
      json.member("reauthenticate_in", report.demand.reauthenticate_in);
    }
    write_strings(json, "ways", report.demand.ways);
    json.end_object();
  }
  json.end_object();
}

void write_remediation(JsonWriter& json, const Remediation& remediation) {
  json.begin_object().member("policy", remediation.policy_id);
  if (!remediation.policy_name.empty()) json.member("policy_name", remediation.policy_name);
  json.member("shown", remediation.is_shown).member("in_grace", remediation.in_grace);
  if (remediation.in_grace) json.member("grace_until", remediation.grace_until);
  write_strings(json, "to_mend", remediation.to_mend);
  write_place(json, remediation.place);
  json.end_object();
}

}  // namespace

void write_place(JsonWriter& json, const FilePlace& place) {
  const Position at = place.position();
  json.member("path", place.source->name());
  json.member("line", at.line).member("column", at.column);
}

void write_told(JsonWriter& json, const ToldSignIn& told) {
  json.begin_object();
  if (told.app) json.member("appInstance", *told.app);
  write_device(json, told);
  if (told.user || told.user_type) {
    json.key("user").begin_object();
    if (told.user) json.member("id", *told.user);
    if (told.user_type) json.member("type", *told.user_type);
    json.end_object();
  }
  if (told.groups) write_ids(json, "groups", *told.groups);
  if (told.zones) write_ids(json, "zones", *told.zones);
  if (told.ip) json.member("ip", *told.ip);
  if (told.risk) {
    json.key("risk").begin_object().member("level", to_string(*told.risk)).end_object();
  }
  if (!told.expressions.empty()) {
    json.key("expressions").begin_object();
    for (const auto& [text, truth] : told.expressions) json.member(text, truth);
    json.end_object();
  }
  if (told.date) json.member("date", to_string(*told.date));
  json.end_object();
}

std::string render_simulation_json(const SimulationReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("version", 1U);
  json.line().key("sign_in");
  write_told(json, report.told);
  json.line().key("policy").begin_object();
  if (!report.policy_id.empty()) json.member("id", report.policy_id);
  if (!report.policy_name.empty()) json.member("name", report.policy_name);
  write_place(json, report.policy);
  json.end_object();
  json.line().member("verdict", to_string(report.verdict));
  json.member("in_words", verdict_in_words(report));
  write_decision(json, report);
  json.line().key("rules").begin_array();
  for (const ReportedRule& rule : report.rules) write_rule(json, rule);
  json.end_array();
  json.line().member("may_fall_through", report.may_fall_through);
  json.member("later_rules", report.later_rules).member("inactive_rules", report.inactive_rules);
  json.line().key("untold").begin_array();
  for (const ReportedUntold& untold : report.untold) {
    json.begin_object().member("what", untold.what);
    if (!untold.member.empty()) json.member("member", untold.member);
    json.end_object();
  }
  json.end_array();
  json.line().key("assumed").begin_array();
  for (const Question question : report.assumed) {
    json.begin_object().member("name", assumption(question).name);
    json.member("answer", assumption(question).usual).end_object();
  }
  json.end_array();
  json.line().key("remediation").begin_array();
  for (const Remediation& remediation : report.remediation) write_remediation(json, remediation);
  json.end_array();
  json.line();
  write_strings(json, "notes", report.notes);
  json.end_object();
  return out + "\n";
}

}  // namespace posturelint
