// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_map.h"

#include <algorithm>
#include <utility>

#include "policy/verification.h"

namespace posturelint {
namespace {

/// For one cell: a policy of a hundred rules takes a tenth of it.
constexpr std::uint64_t kBudget = 2'000'000;

PlatformSet platforms_of(MapPlatform platform) {
  using enum SignInOs;
  constexpr std::pair<DeviceType, SignInOs> kUsual[kMapPlatforms] = {
      {DeviceType::desktop, windows},  {DeviceType::desktop, macos},
      {DeviceType::desktop, chromeos}, {DeviceType::desktop, linux_os},
      {DeviceType::mobile, ios},       {DeviceType::mobile, android},
      {DeviceType::other, other}};
  const auto& [type, os] = kUsual[static_cast<std::size_t>(platform)];
  return platform_set(type, os);
}

bool asks_for_risk(const PolicyRules& list) {
  return std::ranges::any_of(list.rules, [](const ListedRule& rule) {
    return std::ranges::any_of(rule.conditions.clauses(),
                               [](const Clause& clause) { return clause.risks != 0; });
  });
}

DeviceStateSet states_of(MapDevice device) {
  switch (device) {
    case MapDevice::unregistered:
      return device_state_set(DeviceState::unregistered);
    case MapDevice::registered:
      return device_state_set(DeviceState::registered);
    case MapDevice::managed:
      return device_state_set(DeviceState::managed);
    case MapDevice::assured:
      break;
  }
  return kRegistered;
}

class Mapper {
 public:
  explicit Mapper(const PolicyRules& list) : list_(list) {
    // Nothing gets past a rule for everybody.
    for (const ListedRule& rule : list.rules) {
      rules_.push_back(&rule.conditions);
      if (rule.conditions.is_everything()) return;
    }
    rules_.push_back(&everything_);
  }

  PolicyMap run() const {
    PolicyMap map;
    for (std::size_t platform = 0; platform < kMapPlatforms; ++platform) {
      for (std::size_t device = 0; device < kMapDevices; ++device) {
        for (std::size_t risk = 0; risk < kMapRisks; ++risk) {
          map.cells[platform][device][risk] =
              fill(static_cast<MapPlatform>(platform), static_cast<MapDevice>(device),
                   static_cast<Risk>(risk));
        }
      }
    }
    return map;
  }

 private:
  [[nodiscard]] MapCell fill(MapPlatform platform, MapDevice device, Risk risk) const {
    const ConditionSet cell = map_sign_ins(list_, platform, device, risk);
    const PlatformSet platforms = platforms_of(platform);
    const DeviceStateSet devices = states_of(device);
    const RiskSet risks = risk_set(risk);
    MapCell out;
    SignInFinder finder(list_.facts, list_.answers, kBudget);
    SignInFinder::Sets earlier;  // that match some sign-in of the cell
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (is_elsewhere(*rules_[i], platforms, devices, risks)) continue;
      const SignInFinder::Sets inside = {&cell, rules_[i]};
      if (finder.is_empty(inside, {}, list_.answers)) continue;
      auto witness = finder.find(inside, earlier);
      if (!witness) witness = finder.find_unusual(inside, earlier);
      if (witness) {
        const bool is_end = i == list_.rules.size();
        out.entries.push_back({is_end ? std::nullopt : std::optional(i), std::move(*witness)});
      }
      earlier.push_back(rules_[i]);
    }
    out.gave_up = finder.gave_up();
    return out;
  }

  static bool is_elsewhere(const ConditionSet& conditions, PlatformSet platforms,
                           DeviceStateSet devices, RiskSet risks) {
    return std::ranges::any_of(conditions.clauses(), [&](const Clause& clause) {
      return clause.literals.empty() && (clause.platforms & platforms) == 0 &&
             (clause.devices & devices) == 0 && (clause.risks & risks) == 0;
    });
  }

  const PolicyRules& list_;
  ConditionSet everything_;
  std::vector<const ConditionSet*> rules_;
};

bool resists_phishing(Node method) {
  const Node constraints = method["constraints"];
  return constraints.size() > 0 && std::ranges::all_of(constraints.items(), [](Node constraint) {
           const Node possession = constraint["possession"];
           return possession["phishingResistant"].is_string("REQUIRED") &&
                  !possession["required"].is_boolean(false);
         });
}

}  // namespace

std::string_view to_string(MapPlatform platform) {
  constexpr std::string_view kNames[kMapPlatforms] = {"Windows", "macOS",   "ChromeOS", "Linux",
                                                      "iOS",     "Android", "other"};
  return kNames[static_cast<std::size_t>(platform)];
}

std::string_view to_string(MapDevice device) {
  constexpr std::string_view kNames[kMapDevices] = {"unregistered", "registered", "managed",
                                                    "assured"};
  return kNames[static_cast<std::size_t>(device)];
}

std::string_view risk_in_words(Risk risk) {
  constexpr std::string_view kNames[kMapRisks] = {"low", "medium", "high"};
  return kNames[static_cast<std::size_t>(risk)];
}

MapOutcome map_outcome(Node rule) {
  if (!rule) return MapOutcome::undecided;
  const Node access = rule.find("/actions/appSignOn/access");
  if (access.is_string("DENY")) return MapOutcome::denied;
  if (!access.is_string("ALLOW")) return MapOutcome::unknown;
  const Node method = verification_method(rule);
  const Node type = method["type"];
  if (type.is_string("AUTH_METHOD_CHAIN") || type.is_string("ID_PROOFING")) {
    return MapOutcome::chain;
  }
  if (resists_phishing(method)) return MapOutcome::strong;
  if (method["factorMode"].is_string("2FA")) return MapOutcome::two;
  return method["factorMode"].is_string("1FA") ? MapOutcome::one : MapOutcome::unknown;
}

ConditionSet map_sign_ins(const PolicyRules& list, MapPlatform platform, MapDevice device,
                          Risk risk) {
  ConditionSet set;
  set.add({.aspect = Aspect::platform, .platforms = platforms_of(platform)});
  // Where no rule asks for the risk, a sign-in need not tell it.
  if (asks_for_risk(list)) set.add({.aspect = Aspect::risk, .risks = risk_set(risk)});
  set.add({.aspect = Aspect::device, .devices = states_of(device)});
  Clause some{.aspect = Aspect::device};
  for (FactId id = 0; id < list.facts.size(); ++id) {
    if (list.facts[id].kind != FactKind::assurance) continue;
    some.literals.push_back({id, true});
    if (device != MapDevice::assured) {
      set.add({.aspect = Aspect::device, .literals = {{id, false}}});
    }
  }
  if (device == MapDevice::assured) set.add(std::move(some));
  return set;
}

PolicyMap map_policy(const PolicyRules& list) { return Mapper(list).run(); }

}  // namespace posturelint
