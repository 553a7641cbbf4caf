// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "report/comparison_formats.h"
#include "report/json_writer.h"

namespace posturelint {
namespace {

std::string_view to_string(Answer answer) {
  constexpr std::string_view kNames[] = {"no", "unknown", "yes"};
  return kNames[static_cast<std::size_t>(answer)];
}

std::string_view to_string(Shift shift) {
  constexpr std::string_view kNames[] = {"no", "unknown", "possible", "proven"};
  return kNames[static_cast<std::size_t>(shift)];
}

void write_place(JsonWriter& json, std::string_view name, const ComparedPlace& place) {
  json.key(name).begin_object().member("path", place.path);
  json.member("line", place.position.line).member("column", place.position.column).end_object();
}

void write_place(JsonWriter& json, std::string_view name,
                 const std::optional<ComparedPlace>& place) {
  if (place) write_place(json, name, *place);
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_decision(JsonWriter& json, std::string_view name, const ComparedDecision& decision) {
  json.key(name).begin_object().member("actions", decision.actions);
  if (decision.place) {
    json.member("rule", decision.rule);
    write_place(json, "place", *decision.place);
  }
  json.end_object();
}

void write_change(JsonWriter& json, const ComparedChange& change) {
  json.begin_object();
  json.member("more", to_string(change.more)).member("less", to_string(change.less));
  json.member("certainty", change.certainty == Certainty::proven ? "proven" : "possible");
  json.member("signIn", change.sign_in);
  write_decision(json, "before", change.before);
  write_decision(json, "after", change.after);
  write_texts(json, "passesAfter", change.shows_more);
  write_texts(json, "passedBefore", change.shows_less);
  write_texts(json, "dependsOn", change.unknown);
  json.end_object();
}

void write_member(JsonWriter& json, const ComparedMember& member) {
  json.begin_object().member("pointer", member.pointer);
  json.member("more", to_string(member.more)).member("less", to_string(member.less));
  if (member.before_place) json.member("before", member.before);
  if (member.after_place) json.member("after", member.after);
  write_place(json, "beforePlace", member.before_place);
  write_place(json, "afterPlace", member.after_place);
  json.end_object();
}

template <typename Policy>
void write_label(JsonWriter& json, const Policy& policy) {
  json.member("kind", to_string(policy.kind));
  if (!policy.id.empty()) json.member("id", policy.id);
  if (!policy.name.empty()) json.member("name", policy.name);
}

void write_policy(JsonWriter& json, const ComparedPolicy& policy) {
  json.begin_object();
  write_label(json, policy);
  json.member("verdict", to_string(policy.verdict()));
  json.member("more", to_string(policy.more)).member("less", to_string(policy.less));
  write_place(json, "before", policy.before);
  write_place(json, "after", policy.after);
  write_texts(json, "dependsOn", policy.unknown);
  json.key("changes").begin_array();
  for (const ComparedChange& change : policy.changes) write_change(json.line(), change);
  json.end_array().key("members").begin_array();
  for (const ComparedMember& member : policy.members) write_member(json.line(), member);
  json.end_array().end_object();
}

void write_unmatched(JsonWriter& json, std::string_view name,
                     const std::vector<UnmatchedPolicy>& policies) {
  json.line().key(name).begin_array();
  for (const UnmatchedPolicy& policy : policies) {
    json.line().begin_object();
    write_label(json, policy);
    write_place(json, "place", policy.place);
    json.end_object();
  }
  json.end_array();
}

void write_summary(JsonWriter& json, const ComparisonReport& report) {
  json.line().key("summary").begin_object();
  for (const Verdict verdict : kVerdicts) json.member(to_string(verdict), report.count(verdict));
  json.member("removed", report.removed.size()).member("added", report.added.size());
  json.end_object();
}

}  // namespace

std::string render_comparison_json(const ComparisonReport& report,
                                   const ComparisonOptions& /*options*/) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("version", 1U);
  json.member("before", report.before).member("after", report.after);
  json.line().key("policies").begin_array();
  for (const ComparedPolicy& policy : report.policies) write_policy(json.line(), policy);
  json.end_array();
  write_unmatched(json, "removed", report.removed);
  write_unmatched(json, "added", report.added);
  json.line().key("failures").begin_array();
  for (const Error& failure : report.failures) {
    json.begin_object().member("message", failure.what).end_object();
  }
  json.end_array();
  write_summary(json, report);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace posturelint
