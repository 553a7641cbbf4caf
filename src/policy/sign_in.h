// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/resource.h"
#include "policy/assumptions.h"

namespace posturelint {

/// What tells one sign-in from another, as far as the rules of one policy can see it: exactly one
/// platform, risk level and device state, and any number of facts that hold or do not.

enum class DeviceType : std::uint8_t { desktop, mobile, other };
enum class SignInOs : std::uint8_t { windows, macos, ios, android, chromeos, linux_os, other };
inline constexpr std::size_t kDeviceTypes = 3;
inline constexpr std::size_t kSignInOses = 7;

/// A set of pairs of device type and operating system.
using PlatformSet = std::uint32_t;
inline constexpr PlatformSet kAllPlatforms = (1U << (kDeviceTypes * kSignInOses)) - 1;
constexpr PlatformSet platform_set(DeviceType type, SignInOs os) {
  return 1U << (static_cast<unsigned>(type) * kSignInOses + static_cast<unsigned>(os));
}
PlatformSet platforms_of(DeviceType type);
PlatformSet platforms_of(SignInOs os);
/// The pairs on the market: phones are MOBILE, computers DESKTOP.
PlatformSet usual_platforms();
/// The sign-ins a device assurance policy for a platform can be satisfied in; all for `unknown`.
PlatformSet platforms_of(Platform platform);

enum class Risk : std::uint8_t { low, medium, high };
using RiskSet = std::uint8_t;
inline constexpr RiskSet kAllRisks = 7;
constexpr RiskSet risk_set(Risk risk) {
  return static_cast<RiskSet>(1U << static_cast<unsigned>(risk));
}

/// A managed device is a registered one.
enum class DeviceState : std::uint8_t { unregistered, registered, managed };
using DeviceStateSet = std::uint8_t;
inline constexpr DeviceStateSet kAllDeviceStates = 7;
constexpr DeviceStateSet device_state_set(DeviceState state) {
  return static_cast<DeviceStateSet>(1U << static_cast<unsigned>(state));
}
inline constexpr DeviceStateSet kRegistered =
    device_state_set(DeviceState::registered) | device_state_set(DeviceState::managed);

/// What a fact is about.
enum class FactKind : std::uint8_t {
  assurance,   // the device satisfies a policy; then it is registered
  zone,        // the address is in a zone; then it is in some zone
  some_zone,   // the address is in some zone of the org
  user,        // it is this user; then it is no other
  user_type,   // the user is of this type; then of no other
  group,       // the user is in this group
  unreadable,  // a condition we cannot read holds
  question,    // an open question has its usual answer
};

struct Fact {
  FactKind kind = FactKind::unreadable;
  /// An id; the text of what we cannot read; the name of an assumption.
  std::string name;
  /// The sign-ins it can hold for: those of an assurance policy's platform.
  PlatformSet platforms = kAllPlatforms;
  /// False for an id that is a placeholder: it may be the same as another one.
  bool is_known = true;
};
using FactId = std::uint32_t;

/// The facts that the rules of one policy ask for, numbered in the order they were met.
class FactTable {
 public:
  /// The fact with this name, made when it is new.
  FactId id(FactKind kind, std::string_view name);
  /// A fact that is equal to no other: something unknown.
  FactId unknown(FactKind kind, std::string_view name);
  /// From now on unknown facts of the same kind and name are the same one: two versions of a text
  /// are read, and a placeholder stands for the same in both.
  void share_unknown() { shares_unknown_ = true; }
  FactId question(Question question);
  /// What sentences call it from now on; it is the same fact.
  void set_name(FactId id, std::string name) { facts_[id].name = std::move(name); }
  void set_platforms(FactId id, PlatformSet platforms) { facts_[id].platforms = platforms; }

  [[nodiscard]] const Fact& operator[](FactId id) const { return facts_[id]; }
  [[nodiscard]] std::size_t size() const { return facts_.size(); }
  [[nodiscard]] const std::vector<Fact>& all() const { return facts_; }

 private:
  std::vector<Fact> facts_;
  std::map<std::pair<FactKind, std::string>, FactId, std::less<>> ids_;
  std::map<std::pair<FactKind, std::string>, FactId, std::less<>> unknown_ids_;
  bool shares_unknown_ = false;
};

/// One sign-in.
struct SignIn {
  DeviceType type = DeviceType::desktop;
  SignInOs os = SignInOs::windows;
  Risk risk = Risk::low;
  DeviceState device = DeviceState::unregistered;
  /// By FactId.
  std::vector<bool> holds;
  /// Whether the fact, and the risk, must be so for what the sign-in shows; the others could be
  /// otherwise.
  std::vector<bool> matters;
  bool risk_matters = false;
};

}  // namespace posturelint
