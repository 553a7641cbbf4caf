// SPDX-License-Identifier: Apache-2.0
#include "policy/told_sign_in.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace posturelint {
namespace {

// In the order of the enumerations.
constexpr std::string_view kOses[kSignInOses] = {"WINDOWS",  "MACOS", "IOS",  "ANDROID",
                                                 "CHROMEOS", "LINUX", "OTHER"};
constexpr std::string_view kTypes[kDeviceTypes] = {"DESKTOP", "MOBILE", "OTHER"};
constexpr std::string_view kRisks[] = {"LOW", "MEDIUM", "HIGH"};
constexpr std::string_view kStates[] = {"unregistered", "registered", "managed"};

template <typename Enum, std::size_t size>
std::optional<Enum> parse(const std::string_view (&words)[size], std::string_view word) {
  const auto* found = std::ranges::find(words, word);
  if (found == std::end(words)) return std::nullopt;
  return static_cast<Enum>(found - std::begin(words));
}

}  // namespace

std::optional<SignInOs> parse_sign_in_os(std::string_view word) {
  return parse<SignInOs>(kOses, word == "OSX" ? "MACOS" : word);
}

std::optional<DeviceType> parse_device_type(std::string_view word) {
  return parse<DeviceType>(kTypes, word);
}

std::optional<Risk> parse_risk(std::string_view word) { return parse<Risk>(kRisks, word); }

std::string_view to_string(SignInOs os) { return kOses[static_cast<std::size_t>(os)]; }
std::string_view to_string(DeviceType type) { return kTypes[static_cast<std::size_t>(type)]; }
std::string_view to_string(Risk risk) { return kRisks[static_cast<std::size_t>(risk)]; }
std::string_view to_string(DeviceState state) { return kStates[static_cast<std::size_t>(state)]; }

PlatformSet told_platforms(const ToldSignIn& told) {
  PlatformSet platforms = kAllPlatforms;
  if (told.os) platforms &= platforms_of(*told.os);
  if (told.type) return platforms & platforms_of(*told.type);
  return told.os ? platforms & usual_platforms() : platforms;
}

DeviceStateSet told_devices(const ToldSignIn& told) {
  constexpr auto kManaged = device_state_set(DeviceState::managed);
  DeviceStateSet devices = kAllDeviceStates;
  if (told.registered) {
    devices &= *told.registered ? kRegistered : device_state_set(DeviceState::unregistered);
  }
  if (told.managed) {
    devices &= *told.managed ? kManaged : static_cast<DeviceStateSet>(kAllDeviceStates & ~kManaged);
  }
  return devices;
}

ToldSignIn tell(const FactTable& facts, const SignIn& sign_in) {
  ToldSignIn told{.groups = std::vector<std::string>(),
                  .zones = std::vector<std::string>(),
                  .risk = sign_in.risk,
                  .os = sign_in.os,
                  .type = sign_in.type,
                  .registered = sign_in.device != DeviceState::unregistered,
                  .managed = sign_in.device == DeviceState::managed,
                  .satisfied = std::vector<std::string>()};
  for (FactId id = 0; id < facts.size(); ++id) {
    const Fact& fact = facts[id];
    if (!fact.is_known) continue;
    if (fact.kind == FactKind::unreadable && sign_in.matters[id]) {
      told.expressions[fact.name] = sign_in.holds[id];
    }
    if (!sign_in.holds[id]) continue;
    if (fact.kind == FactKind::group) told.groups->push_back(fact.name);
    if (fact.kind == FactKind::zone) told.zones->push_back(fact.name);
    if (fact.kind == FactKind::assurance) told.satisfied->push_back(fact.name);
    if (fact.kind == FactKind::user) told.user = fact.name;
    if (fact.kind == FactKind::user_type) told.user_type = fact.name;
    // In a zone that no rule names.
    if (fact.kind == FactKind::some_zone && told.zones->empty()) told.zones->emplace_back();
  }
  // Somebody whom no rule names.
  if (!told.user) told.user.emplace();
  if (!told.user_type) told.user_type.emplace();
  return told;
}

}  // namespace posturelint
