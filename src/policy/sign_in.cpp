// SPDX-License-Identifier: Apache-2.0
#include "policy/sign_in.h"

namespace posturelint {

PlatformSet platforms_of(DeviceType type) {
  constexpr PlatformSet kRow = (1U << kSignInOses) - 1;
  return kRow << (static_cast<unsigned>(type) * kSignInOses);
}

PlatformSet platforms_of(SignInOs os) {
  return platform_set(DeviceType::desktop, os) | platform_set(DeviceType::mobile, os) |
         platform_set(DeviceType::other, os);
}

PlatformSet usual_platforms() {
  using enum SignInOs;
  PlatformSet set = platform_set(DeviceType::other, other);
  for (const SignInOs os : {ios, android, other}) set |= platform_set(DeviceType::mobile, os);
  for (const SignInOs os : {windows, macos, chromeos, linux_os, other}) {
    set |= platform_set(DeviceType::desktop, os);
  }
  return set;
}

PlatformSet platforms_of(Platform platform) {
  switch (platform) {
    case Platform::android:
      return platforms_of(SignInOs::android);
    case Platform::chromeos:
      return platforms_of(SignInOs::chromeos);
    case Platform::ios:
      return platforms_of(SignInOs::ios);
    case Platform::macos:
      return platforms_of(SignInOs::macos);
    case Platform::windows:
      return platforms_of(SignInOs::windows);
    case Platform::unknown:
      break;
  }
  return kAllPlatforms;
}

FactId FactTable::id(FactKind kind, std::string_view name) {
  const auto [found, is_new] =
      ids_.try_emplace({kind, std::string(name)}, static_cast<FactId>(facts_.size()));
  if (is_new) facts_.push_back({.kind = kind, .name = std::string(name)});
  return found->second;
}

FactId FactTable::unknown(FactKind kind, std::string_view name) {
  if (shares_unknown_) {
    const auto next = static_cast<FactId>(facts_.size());
    const auto [found, is_new] = unknown_ids_.try_emplace({kind, std::string(name)}, next);
    if (!is_new) return found->second;
  }
  facts_.push_back({.kind = kind, .name = std::string(name), .is_known = false});
  return static_cast<FactId>(facts_.size() - 1);
}

FactId FactTable::question(Question question) {
  return id(FactKind::question, assumption(question).name);
}

}  // namespace posturelint
