// SPDX-License-Identifier: Apache-2.0
#include "report/reach_formats.h"

#include <string_view>

#include <fmt/format.h>

#include "policy/told_sign_in.h"
#include "report/json_writer.h"
#include "report/markdown_text.h"
#include "report/simulation_formats.h"
#include "report/style.h"
#include "report/visible.h"

namespace posturelint {
namespace {

std::string_view kind_name(FactKind kind) {
  constexpr std::string_view kNames[] = {"assurance", "zone",  "some-zone",  "user",
                                         "user-type", "group", "expression", "question"};
  return kNames[static_cast<std::size_t>(kind)];
}

void write_platforms(JsonWriter& json, PlatformSet platforms) {
  json.key("platforms").begin_array();
  for (std::size_t os = 0; os < kSignInOses; ++os) {
    for (std::size_t type = 0; type < kDeviceTypes; ++type) {
      if ((platforms & platform_set(static_cast<DeviceType>(type), static_cast<SignInOs>(os))) == 0)
        continue;
      json.begin_object().member("type", to_string(static_cast<DeviceType>(type)));
      json.member("os", to_string(static_cast<SignInOs>(os))).end_object();
    }
  }
  json.end_array();
}

void write_risks(JsonWriter& json, RiskSet risks) {
  json.key("risk").begin_array();
  for (const Risk risk : {Risk::low, Risk::medium, Risk::high}) {
    if ((risks & risk_set(risk)) != 0) json.value(to_string(risk));
  }
  json.end_array();
}

void write_devices(JsonWriter& json, DeviceStateSet devices) {
  json.key("device").begin_array();
  for (const DeviceState state :
       {DeviceState::unregistered, DeviceState::registered, DeviceState::managed}) {
    if ((devices & device_state_set(state)) != 0) json.value(to_string(state));
  }
  json.end_array();
}

void write_clause(JsonWriter& json, const ReachReport& report, const Clause& clause) {
  json.begin_object().key("any").begin_array();
  if (clause.platforms != 0) {
    json.begin_object();
    write_platforms(json, clause.platforms & report.world);
    json.end_object();
  }
  if (clause.risks != 0) {
    json.begin_object();
    write_risks(json, clause.risks);
    json.end_object();
  }
  if (clause.devices != 0) {
    json.begin_object();
    write_devices(json, clause.devices);
    json.end_object();
  }
  for (const Literal& literal : clause.literals) {
    const Fact& fact = report.facts[literal.fact];
    json.begin_object().member("kind", kind_name(fact.kind)).member("id", fact.name);
    if (!report.names[literal.fact].empty()) json.member("name", report.names[literal.fact]);
    json.member("holds", literal.holds).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string render_reach_text(const ReachReport& report, bool color) {
  const Paint paint(color);
  const Position at = report.place.position();
  std::string out = fmt::format(
      "{}: {} is reached by\n",
      paint(Ink::strong,
            fmt::format("{}:{}:{}", visible(report.place.source->name()), at.line, at.column)),
      visible(report.rule_name, 80));
  for (const ReachReport::Box& box : report.boxes) {
    out += fmt::format("  - {}\n", visible(box.in_words));
  }
  if (report.boxes.empty()) out += "  nobody: the rules before it take all that it would match\n";
  if (!report.is_complete) {
    out += "  some of these are taken by rules before it: there are too many kinds to list\n";
  }
  for (const Question question : report.assumed) {
    const Assumption& assumed = assumption(question);
    out += fmt::format("  assuming {}: {} ({})\n", assumed.name, assumed.usual, assumed.meaning);
  }
  return out;
}

std::string render_reach_markdown(const ReachReport& report) {
  const Position at = report.place.position();
  std::string out = fmt::format("# Who reaches {}\n\n", markdown_plain(report.rule_name));
  if (!report.policy_name.empty()) {
    out += fmt::format("A rule of policy {}, at ", markdown_code(report.policy_name));
  }
  out += fmt::format("{}.\n\n", markdown_code(fmt::format("{}:{}:{}", report.place.source->name(),
                                                          at.line, at.column)));
  for (const ReachReport::Box& box : report.boxes) {
    out += fmt::format("- {}\n", markdown_plain(box.in_words));
  }
  if (report.boxes.empty()) out += "Nobody: the rules before it take all that it would match.\n";
  if (!report.is_complete) {
    out += "\nSome of these are taken by rules before it: there are too many kinds to list them.\n";
  }
  if (!report.assumed.empty()) out += "\nThis assumes what nobody wrote down:\n\n";
  for (const Question question : report.assumed) {
    const Assumption& assumed = assumption(question);
    out += fmt::format("- `{}: {}` ({})\n", assumed.name, assumed.usual, assumed.meaning);
  }
  return out;
}

std::string render_reach_json(const ReachReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("version", 1U);
  json.line().key("policy").begin_object();
  if (!report.policy_id.empty()) json.member("id", report.policy_id);
  if (!report.policy_name.empty()) json.member("name", report.policy_name);
  json.end_object();
  json.line().key("rule").begin_object().member("name", report.rule_name);
  if (!report.rule_id.empty()) json.member("id", report.rule_id);
  write_place(json, report.place);
  json.end_object();
  json.line().member("complete", report.is_complete).key("boxes").begin_array();
  for (const ReachReport::Box& box : report.boxes) {
    json.line().begin_object().member("in_words", box.in_words);
    write_devices(json, box.box.devices);
    write_platforms(json, box.box.platforms);
    write_risks(json, box.box.risks);
    json.key("all").begin_array();
    for (const Clause& clause : box.box.clauses) write_clause(json, report, clause);
    json.end_array().end_object();
  }
  json.end_array();
  json.line().key("assumed").begin_array();
  for (const Question question : report.assumed) {
    json.begin_object().member("name", assumption(question).name);
    json.member("answer", assumption(question).usual).end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace posturelint
