// SPDX-License-Identifier: Apache-2.0
// Reading JSON: our parser beside two others, on one small policy and on one file with 10,000 of
// them. Target: 300 MB/s and more on one core. The others keep no positions; simdjson is the
// ceiling, nlohmann what most programs use.
#include <string>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "syntax/json_parser.h"

namespace posturelint {
namespace {

/// An access policy rule of about 1.1 KB, indented as people keep them.
constexpr std::string_view kRule = R"({
  "type": "ACCESS_POLICY",
  "name": "Managed laptops in the office",
  "status": "ACTIVE",
  "priority": 3,
  "conditions": {
    "people": {
      "users": {"include": [], "exclude": ["00u1f0x2qpDrWbZ9X0g4"]},
      "groups": {"include": ["00g1emaKYZTWRYYRRTSK", "00g1emaKYZTWRYYRRTSL"]}
    },
    "network": {"connection": "ZONE", "include": ["nzo1f0x2qpDrWbZ9X0g4"]},
    "device": {
      "registered": true,
      "managed": true,
      "assurance": {"include": ["dae4m1qd8fyNcSTJc0g7", "dae4m1qd8fyNcSTJc0g8"]}
    },
    "riskScore": {"level": "LOW"},
    "elCondition": {"condition": "user.profile.department == 'Finance' && device.profile.managed"}
  },
  "actions": {
    "appSignOn": {
      "access": "ALLOW",
      "verificationMethod": {
        "type": "ASSURANCE",
        "factorMode": "2FA",
        "reauthenticateIn": "PT4H",
        "inactivityPeriod": "PT1H",
        "constraints": [
          {"possession": {"deviceBound": "REQUIRED", "hardwareProtection": "OPTIONAL"}},
          {"knowledge": {"types": ["password"], "reauthenticateIn": "PT4H"}}
        ]
      }
    }
  }
})";

std::string list_of_rules() {
  std::string text = "[";
  for (int i = 0; i < 10'000; ++i) {
    if (i > 0) text += ",\n";
    text += kRule;
  }
  return text + "]";
}

std::string text_for(const benchmark::State& state) {
  return state.range(0) == 0 ? std::string(kRule) : list_of_rules();
}

void report_speed(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.SetLabel(state.range(0) == 0 ? "one rule" : "list of 10,000");
}

void ours(benchmark::State& state) {
  const std::string text = text_for(state);
  for (auto _ : state) benchmark::DoNotOptimize(parse_json(text));
  report_speed(state, text);
}
BENCHMARK(ours)->Arg(0)->Arg(1);

/// What a mistake costs: the text is read with recovery, and fixes are prepared.
void ours_with_a_mistake(benchmark::State& state) {
  std::string text = text_for(state);
  text.insert(text.rfind("}"), ",");
  for (auto _ : state) benchmark::DoNotOptimize(parse_json(text));
  report_speed(state, text);
}
BENCHMARK(ours_with_a_mistake)->Arg(0)->Arg(1);

void simdjson_dom(benchmark::State& state) {
  const std::string text = text_for(state);
  simdjson::dom::parser parser;
  for (auto _ : state) {
    simdjson::dom::element root;
    benchmark::DoNotOptimize(parser.parse(text).get(root));
  }
  report_speed(state, text);
}
BENCHMARK(simdjson_dom)->Arg(0)->Arg(1);

void nlohmann(benchmark::State& state) {
  const std::string text = text_for(state);
  for (auto _ : state) benchmark::DoNotOptimize(nlohmann::json::parse(text));
  report_speed(state, text);
}
BENCHMARK(nlohmann)->Arg(0)->Arg(1);

}  // namespace
}  // namespace posturelint

BENCHMARK_MAIN();
