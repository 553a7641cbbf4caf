// SPDX-License-Identifier: Apache-2.0
#include "policy/simulation_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace posturelint {
namespace {

/// `WINDOWS`, `MACOS or IOS`: the systems of a set.
std::string oses_in_words(PlatformSet platforms) {
  std::vector<std::string_view> words;
  for (std::size_t os = 0; os < kSignInOses; ++os) {
    if ((platforms & platforms_of(static_cast<SignInOs>(os))) != 0) {
      words.push_back(to_string(static_cast<SignInOs>(os)));
    }
  }
  return fmt::format("{}", fmt::join(words, " or "));
}

/// The type counts when the system alone would do.
std::string platform_in_words(PlatformSet known, PlatformSet asked) {
  const std::string oses = oses_in_words(known);
  for (std::size_t os = 0; os < kSignInOses; ++os) {
    const PlatformSet all = platforms_of(static_cast<SignInOs>(os));
    if ((known & ~all) != 0 || (asked & all) == 0) continue;
    for (std::size_t type = 0; type < kDeviceTypes; ++type) {
      if ((known & ~platforms_of(static_cast<DeviceType>(type))) == 0) {
        return fmt::format("{} {}", to_string(static_cast<DeviceType>(type)), oses);
      }
    }
  }
  return oses;
}

std::string risks_in_words(RiskSet risks) {
  std::vector<std::string_view> words;
  for (const Risk risk : {Risk::low, Risk::medium, Risk::high}) {
    if ((risks & risk_set(risk)) != 0) words.push_back(to_string(risk));
  }
  return fmt::format("{}", fmt::join(words, " or "));
}

std::string_view devices_in_words(DeviceStateSet devices) {
  using enum DeviceState;
  if (devices == device_state_set(unregistered)) return "not registered";
  if (devices == device_state_set(managed)) return "managed";
  if (devices == device_state_set(registered)) return "registered and not managed";
  return devices == kRegistered ? "registered" : "not managed";
}

/// How a clause goes on about one kind of fact: all of several fail, or the one there is.
struct Failure {
  FactKind kind;
  std::string_view none_of;  // wanted, and none holds
  std::string_view not_it;   // wanted, there is only this one
  std::string_view is_it;    // not wanted, but holds
};
constexpr Failure kFailures[] = {
    {FactKind::assurance, "the device satisfies none of {}", "the device does not satisfy {}",
     "the device satisfies {}"},
    {FactKind::zone, "the address is in none of {}", "the address is not in {}",
     "the address is in {}"},
    {FactKind::some_zone, "{}", "the address is in no zone", "the address is in a zone"},
    {FactKind::user, "the user is none of {}", "the user is not {}", "the user is {}"},
    {FactKind::user_type, "the user is of none of the types {}", "the user is not of type {}",
     "the user is of type {}"},
    {FactKind::group, "the user is in none of {}", "the user is not in {}", "the user is in {}"},
    {FactKind::unreadable, "none of these holds: {}", "{} does not hold", "{} holds"},
};

}  // namespace

std::string SimulationWords::named(std::string_view id) const {
  const std::string name = name_of_ ? name_of_(id) : "";
  return name.empty() ? std::string(id) : fmt::format("{} (\"{}\")", id, name);
}

std::string SimulationWords::failure(const Clause& clause) const {
  std::vector<std::string> parts;
  if (clause.platforms != 0) {
    parts.push_back(
        fmt::format("the platform is {}", platform_in_words(known_.platforms, clause.platforms)));
  }
  if (clause.risks != 0) {
    parts.push_back(fmt::format("the risk is {}", risks_in_words(known_.risks)));
  }
  if (clause.devices != 0) {
    parts.push_back(fmt::format("the device is {}", devices_in_words(known_.devices)));
  }
  for (const Failure& failure : kFailures) {
    std::vector<std::string> wanted;
    for (const Literal& literal : clause.literals) {
      const Fact& fact = list_.facts[literal.fact];
      if (fact.kind != failure.kind) continue;
      if (literal.holds) {
        wanted.push_back(named(fact.name));
      } else {
        parts.push_back(fmt::format(fmt::runtime(failure.is_it), named(fact.name)));
      }
    }
    if (wanted.empty()) continue;
    parts.push_back(fmt::format(fmt::runtime(wanted.size() == 1 ? failure.not_it : failure.none_of),
                                fmt::join(wanted, ", ")));
  }
  return fmt::format("{}", fmt::join(parts, " and "));
}

std::string SimulationWords::reason(const SimulatedCondition& condition) const {
  if (condition.holds == Holds::yes) return "";
  std::vector<std::string> parts;
  const auto add = [&](std::string part) {
    if (std::ranges::find(parts, part) == parts.end()) parts.push_back(std::move(part));
  };
  if (condition.holds == Holds::no) {
    for (const Clause* clause : condition.clauses) add(failure(*clause));
    return fmt::format("{}", fmt::join(parts, ", "));
  }
  for (const Untold& one : condition.untold) add(untold(one));
  return fmt::format("not known: {}", fmt::join(parts, ", "));
}

std::string SimulationWords::untold(const Untold& untold) const {
  switch (untold.kind) {
    case Untold::Kind::platform:
      return "the platform";
    case Untold::Kind::risk:
      return "the risk level";
    case Untold::Kind::device:
      return (known_.devices & ~kRegistered) == 0 ? "whether the device is managed"
                                                  : "whether the device is registered and managed";
    case Untold::Kind::fact:
      break;
  }
  const Fact& fact = list_.facts[untold.fact];
  if (fact.kind == FactKind::question) {
    const auto* found = std::ranges::find(kAssumptions, fact.name, &Assumption::name);
    return std::string(found->meaning);
  }
  if (!fact.is_known) return fmt::format("what {} stands for", fact.name);
  switch (fact.kind) {
    case FactKind::assurance:
      return fmt::format("whether the device satisfies {}", named(fact.name));
    case FactKind::zone:
    case FactKind::some_zone:
      return "the zones of the address";
    case FactKind::user:
      return "the user";
    case FactKind::user_type:
      return "the type of the user";
    case FactKind::group:
      return "the groups of the user";
    case FactKind::unreadable:
    case FactKind::question:
      break;
  }
  return fmt::format("whether {} holds", fact.name);
}

namespace {

struct Telling {
  std::string_view member;
  std::string_view option;
};
/// By FactKind.
constexpr std::array<Telling, 8> kTellings = {{
    {"device.assuranceIds", "--satisfies"},
    {"zones.ids", "--zone"},
    {"zones.ids", "--zone"},
    {"user.id", "--user"},
    {"user.type", "--user-type"},
    {"groups.ids", "--group"},
    {"expressions", "--expression"},
    {"", ""},
}};

Telling telling(const FactTable& facts, const Untold& untold) {
  switch (untold.kind) {
    case Untold::Kind::platform:
      return {"device.platform", "--platform"};
    case Untold::Kind::risk:
      return {"risk.level", "--risk"};
    case Untold::Kind::device:
      return {"device.managed", "--device"};
    case Untold::Kind::fact:
      break;
  }
  const Fact& fact = facts[untold.fact];
  if (!fact.is_known) return {};
  return kTellings[static_cast<std::size_t>(fact.kind)];
}

}  // namespace

std::string_view SimulationWords::member(const Untold& untold) const {
  return telling(list_.facts, untold).member;
}

std::string_view SimulationWords::option(const Untold& untold) const {
  return telling(list_.facts, untold).option;
}

std::string describe(const ToldSignIn& told) {
  const DeviceStateSet devices = told_devices(told);
  using enum DeviceState;
  std::string_view state = "a";
  if (devices == device_state_set(unregistered)) state = "an unregistered";
  if (devices == device_state_set(registered)) state = "a registered, unmanaged";
  if (devices == device_state_set(managed)) state = "a managed";
  if (devices == kRegistered) state = "a registered";
  if (devices == static_cast<DeviceStateSet>(kAllDeviceStates & ~device_state_set(managed))) {
    state = "an unmanaged";
  }
  std::string out(state);
  if (told.type) out += fmt::format(" {}", to_string(*told.type));
  if (told.os) out += fmt::format(" {}", to_string(*told.os));
  out += " device";
  if (told.satisfied) {
    out += told.satisfied->empty()
               ? " that satisfies no policy"
               : fmt::format(" that satisfies {}", fmt::join(*told.satisfied, " and "));
  }
  std::vector<std::string> signals;
  for (const auto& [path, value] : told.signals)
    signals.push_back(fmt::format("{} {}", path, value));
  if (!signals.empty()) out += fmt::format(" that reports {}", fmt::join(signals, " and "));
  if (told.user) out += fmt::format(", user {}", *told.user);
  if (told.user_type) out += fmt::format(", user type {}", *told.user_type);
  if (told.groups) {
    out += told.groups->empty() ? ", in no group"
                                : fmt::format(", in group {}", fmt::join(*told.groups, " and "));
  }
  if (told.risk) out += fmt::format(", risk {}", to_string(*told.risk));
  if (told.zones) {
    out += told.zones->empty() ? ", outside every zone"
                               : fmt::format(", in zone {}", fmt::join(*told.zones, " and "));
  }
  if (told.ip) out += fmt::format(", from {}", *told.ip);
  for (const auto& [text, truth] : told.expressions) {
    out += fmt::format(", {} is {}", text, truth);
  }
  if (told.date) out += fmt::format(", on {}", to_string(*told.date));
  return out;
}

}  // namespace posturelint
