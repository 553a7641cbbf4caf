// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "report/json_writer.h"
#include "report/map_formats.h"

namespace posturelint {
namespace {

std::string_view to_string(RuleState state) {
  constexpr std::string_view kNames[] = {"decides", "dead", "nobody", "inactive", "unknown"};
  return kNames[static_cast<std::size_t>(state)];
}
std::string_view to_string(Certainty certainty) {
  return certainty == Certainty::proven ? "proven" : "possible";
}

void write_place(JsonWriter& json, const ComparedPlace& place) {
  json.key("place").begin_object().member("path", place.path);
  json.member("line", place.position.line).member("column", place.position.column).end_object();
}

template <typename Values>
void write_list(JsonWriter& json, std::string_view name, const Values& values) {
  json.key(name).begin_array();
  for (const auto& value : values) json.value(value);
  json.end_array();
}

void write_rule(JsonWriter& json, const MappedRule& rule) {
  json.begin_object().member("name", rule.name);
  if (!rule.priority.empty()) json.member("priority", rule.priority);
  json.member("outcome", look_of(rule.outcome).name).member("actions", rule.actions);
  json.member("state", to_string(rule.state)).member("system", rule.is_system);
  write_list(json, "conditions", rule.conditions);
  write_list(json, "coveredBy", rule.covered_by);
  write_place(json, rule.place);
  json.end_object();
}

void write_cell(JsonWriter& json, const MappedPolicy& policy, std::size_t platform,
                const MapColumn& column) {
  const MappedCell& cell = policy.cells[platform][column.device][column.risk];
  json.line().begin_object();
  json.member("platform", to_string(static_cast<MapPlatform>(platform)));
  json.member("device", to_string(static_cast<MapDevice>(column.device)));
  json.member("risk", policy.uses_risk ? risk_in_words(static_cast<Risk>(column.risk)) : "any");
  json.key("decisions").begin_array();
  for (const MappedEntry& entry : cell.entries) {
    json.begin_object();
    if (entry.rule) json.member("rule", *entry.rule);
    json.member("outcome", look_of(outcome_of(policy, entry)).name);
    json.member("signIn", entry.sign_in).member("certainty", to_string(entry.certainty));
    write_list(json, "dependsOn", entry.unknown);
    json.end_object();
  }
  json.end_array();
  write_list(json, "holes", cell.holes);
  json.member("complete", !cell.gave_up).end_object();
}

void write_policy(JsonWriter& json, const MappedPolicy& policy) {
  json.line().begin_object();
  if (!policy.id.empty()) json.member("id", policy.id);
  if (!policy.name.empty()) json.member("name", policy.name);
  write_place(json, policy.place);
  if (!policy.failure.empty()) {
    json.member("failure", policy.failure).end_object();
    return;
  }
  json.line().key("rules").begin_array();
  for (const MappedRule& rule : policy.rules) write_rule(json.line(), rule);
  json.end_array().line().key("holes").begin_array();
  for (const MappedHole& hole : policy.holes) {
    json.line().begin_object().member("deviceRule", hole.device_rule).member("by", hole.by);
    json.member("signIn", hole.sign_in).member("certainty", to_string(hole.certainty));
    json.end_object();
  }
  json.end_array().line().key("cells").begin_array();
  const auto columns = columns_of(policy);
  for (std::size_t platform = 0; platform < kMapPlatforms; ++platform) {
    for (const MapColumn& column : columns) write_cell(json, policy, platform, column);
  }
  json.end_array().end_object();
}

}  // namespace

std::string render_map_json(const MapReport& report, const MapOptions& /*options*/) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("version", 1U).member("path", report.path);
  json.line().key("policies").begin_array();
  for (const MappedPolicy& policy : report.policies) write_policy(json, policy);
  json.end_array().line().key("failures").begin_array();
  for (const Error& failure : report.failures) {
    json.begin_object().member("message", failure.what).end_object();
  }
  json.end_array().end_object();
  out += '\n';
  return out;
}

}  // namespace posturelint
