// SPDX-License-Identifier: Apache-2.0
#include "policy/os_catalogue.h"

#include <algorithm>

namespace posturelint {

const OsRelease* OsCatalogue::oldest_supported(Platform platform) const {
  const auto found = std::ranges::find_if(releases_, [&](const OsRelease& release) {
    return release.platform == platform && release.supported;
  });
  return found == releases_.end() ? nullptr : &*found;
}

const OsRelease* OsCatalogue::last_unsupported(Platform platform) const {
  const OsRelease* found = nullptr;
  for (const OsRelease& release : releases_) {
    if (release.platform != platform) continue;
    if (release.supported) return found;
    found = &release;
  }
  return nullptr;
}

const OsCatalogue& bundled_os_catalogue() {
  using enum Platform;
  // Windows names builds; the long-term editions keep old ones alive. ChromeOS updates itself, and
  // its versions have no meaning to people: it is not here.
  static const OsCatalogue catalogue(
      "2025-10-01", {
                        {android, OsVersion({11}), "Android 11", false},
                        {android, OsVersion({12}), "Android 12", false},
                        {android, OsVersion({13}), "Android 13", true},
                        {android, OsVersion({14}), "Android 14", true},
                        {android, OsVersion({15}), "Android 15", true},
                        {android, OsVersion({16}), "Android 16", true},
                        {ios, OsVersion({13}), "iOS 13", false},
                        {ios, OsVersion({14}), "iOS 14", false},
                        {ios, OsVersion({15}), "iOS 15", true},
                        {ios, OsVersion({16}), "iOS 16", true},
                        {ios, OsVersion({17}), "iOS 17", true},
                        {ios, OsVersion({18}), "iOS 18", true},
                        {ios, OsVersion({26}), "iOS 26", true},
                        {macos, OsVersion({11}), "macOS 11", false},
                        {macos, OsVersion({12}), "macOS 12", false},
                        {macos, OsVersion({13}), "macOS 13", true},
                        {macos, OsVersion({14}), "macOS 14", true},
                        {macos, OsVersion({15}), "macOS 15", true},
                        {macos, OsVersion({26}), "macOS 26", true},
                        {windows, OsVersion({10, 0, 10240}), "Windows 10 1507", true},
                        {windows, OsVersion({10, 0, 14393}), "Windows 10 1607", true},
                        {windows, OsVersion({10, 0, 17763}), "Windows 10 1809", true},
                        {windows, OsVersion({10, 0, 19044}), "Windows 10 21H2", true},
                        {windows, OsVersion({10, 0, 19045}), "Windows 10 22H2", true},
                        {windows, OsVersion({10, 0, 22631}), "Windows 11 23H2", true},
                        {windows, OsVersion({10, 0, 26100}), "Windows 11 24H2", true},
                        {windows, OsVersion({10, 0, 26200}), "Windows 11 25H2", true},
                    });
  return catalogue;
}

}  // namespace posturelint
