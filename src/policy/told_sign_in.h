// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"
#include "policy/sign_in.h"

namespace posturelint {

/// One thing that a device reports, under the name by which assurance policies ask for it:
/// `osVersion`, `thirdPartySignalProviders.dtc.osFirewall`, `devicePostureChecks.myVariable`. The
/// value is the text without quotes: `14.2.0`, `true`, `BIOMETRIC`.
using DeviceSignals = std::map<std::string, std::string, std::less<>>;

/// What somebody tells about one sign-in. What is not told is not known, and never assumed. Lists
/// are complete: who tells groups tells all that matter.
struct ToldSignIn {
  std::optional<std::string> app;
  std::optional<std::string> user;
  std::optional<std::string> user_type;
  std::optional<std::vector<std::string>> groups;
  std::optional<std::vector<std::string>> zones;
  std::optional<std::string> ip;
  std::optional<Risk> risk;
  /// A system comes on the devices it is made for, unless a type is told.
  std::optional<SignInOs> os;
  std::optional<DeviceType> type;
  std::optional<bool> registered;
  std::optional<bool> managed;
  /// The device assurance policies that the device satisfies.
  std::optional<std::vector<std::string>> satisfied;
  /// What the device reports, to find out what it satisfies.
  DeviceSignals signals;
  /// Whether a grace period that is counted from some day still runs.
  std::optional<bool> in_grace;
  std::optional<CivilDate> date;
  /// Whether a condition that we cannot read holds, by its text.
  std::map<std::string, bool, std::less<>> expressions;
};

/// The words of the JSON form: `IOS`, `MOBILE`, `LOW`.
std::optional<SignInOs> parse_sign_in_os(std::string_view word);
std::optional<DeviceType> parse_device_type(std::string_view word);
std::optional<Risk> parse_risk(std::string_view word);
std::string_view to_string(SignInOs os);
std::string_view to_string(DeviceType type);
std::string_view to_string(Risk risk);
/// `unregistered`, `registered` (and not managed), `managed`.
std::string_view to_string(DeviceState state);

/// The device types and systems that a sign-in may have, for what is told.
PlatformSet told_platforms(const ToldSignIn& told);
DeviceStateSet told_devices(const ToldSignIn& told);

/// Tells all that matters about a sign-in that some rules' facts describe: what a witness shows is
/// what simulating this one must say. What it says about placeholders cannot be told.
ToldSignIn tell(const FactTable& facts, const SignIn& sign_in);

}  // namespace posturelint
