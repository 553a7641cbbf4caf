// SPDX-License-Identifier: Apache-2.0
#include "policy/witness.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace posturelint {
namespace {

std::string_view os_name(SignInOs os) {
  constexpr std::string_view kNames[kSignInOses] = {"Windows",  "macOS", "iOS",  "Android",
                                                    "ChromeOS", "Linux", "other"};
  return kNames[static_cast<std::size_t>(os)];
}

std::string_view type_name(DeviceType type) {
  constexpr std::string_view kNames[kDeviceTypes] = {"computer", "phone", "device"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view state_name(DeviceState state) {
  constexpr std::string_view kNames[] = {"an unregistered", "a registered, unmanaged", "a managed"};
  return kNames[static_cast<std::size_t>(state)];
}

std::string_view risk_name(Risk risk) {
  constexpr std::string_view kNames[] = {"low", "medium", "high"};
  return kNames[static_cast<std::size_t>(risk)];
}

/// How a sentence goes on for a fact of a kind; unreadable ones are not told.
struct Phrase {
  std::string_view holds;
  std::string_view fails;
};
Phrase phrase_of(FactKind kind) {
  switch (kind) {
    case FactKind::assurance:
      return {"that satisfies {}", "that does not satisfy {}"};
    case FactKind::zone:
      return {"in zone {}", "outside zone {}"};
    case FactKind::some_zone:
      return {"in one of the zones", "outside every zone"};
    case FactKind::user:
      return {"of user {}", "not of user {}"};
    case FactKind::user_type:
      return {"of a user of type {}", "of a user not of type {}"};
    case FactKind::group:
      return {"of a member of {}", "of somebody who is not in {}"};
    case FactKind::unreadable:
    case FactKind::question:
      break;
  }
  return {};
}

/// Ids of one kind that all hold, or all fail.
std::vector<std::string_view> names(const FactTable& facts, const SignIn& sign_in, FactKind kind,
                                    bool holds) {
  std::vector<std::string_view> out;
  for (FactId id = 0; id < facts.size(); ++id) {
    const bool told = facts[id].kind == kind && sign_in.matters[id] && sign_in.holds[id] == holds;
    if (told) out.push_back(facts[id].name);
  }
  return out;
}

constexpr std::size_t kTold = 3;

}  // namespace

std::string describe(const FactTable& facts, const SignIn& sign_in) {
  std::string out = fmt::format("{} {} {}", state_name(sign_in.device), os_name(sign_in.os),
                                type_name(sign_in.type));
  std::string_view separator = " ";
  const auto tell = [&](FactKind kind, bool holds) {
    std::vector<std::string_view> ids = names(facts, sign_in, kind, holds);
    if (ids.empty()) return;
    const Phrase phrase = phrase_of(kind);
    const std::string_view more = ids.size() > kTold ? " and others" : "";
    if (ids.size() > kTold) ids.resize(kTold);
    const std::string list = fmt::format("{}{}", fmt::join(ids, holds ? " and " : " or "), more);
    out += separator;
    out += fmt::format(fmt::runtime(holds ? phrase.holds : phrase.fails), list);
    separator = ", ";
  };
  for (const FactKind kind : {FactKind::user, FactKind::user_type, FactKind::group}) {
    tell(kind, true);
    tell(kind, false);
  }
  separator = ", ";
  tell(FactKind::assurance, true);
  tell(FactKind::assurance, false);
  if (sign_in.risk_matters) out += fmt::format(", at {} risk", risk_name(sign_in.risk));
  if (names(facts, sign_in, FactKind::some_zone, false).empty()) {
    tell(FactKind::zone, true);
    tell(FactKind::zone, false);
  }
  tell(FactKind::some_zone, true);
  tell(FactKind::some_zone, false);
  return out;
}

}  // namespace posturelint
