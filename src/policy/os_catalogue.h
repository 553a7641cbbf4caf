// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "document/resource.h"
#include "policy/os_version.h"

namespace posturelint {

/// One major version of an operating system. The members say what the entries of Okta's file
/// `ov-configurations` say, so that a saved one can take the place of ours.
struct OsRelease {
  Platform platform = Platform::unknown;
  /// The first version of it.
  OsVersion first;
  /// For people: `macOS 14`.
  std::string_view name;
  /// Its vendor still gives it security updates.
  bool supported = false;
};

/// Which versions of operating systems exist, on a day.
class OsCatalogue {
 public:
  /// Releases from old to new, one platform after the other.
  OsCatalogue(std::string_view date, std::vector<OsRelease> releases)
      : date_(date), releases_(std::move(releases)) {}

  /// The day the catalogue describes, `YYYY-MM-DD`.
  [[nodiscard]] std::string_view date() const { return date_; }
  /// The oldest release with security updates; null for a platform we do not hold.
  [[nodiscard]] const OsRelease* oldest_supported(Platform platform) const;
  /// The release before that one: a minimum below it is certainly out of date. Null when unknown.
  [[nodiscard]] const OsRelease* last_unsupported(Platform platform) const;

 private:
  std::string_view date_;
  std::vector<OsRelease> releases_;
};

/// The catalogue that comes with the program. It ages, so it errs on the old side: a release counts
/// as supported while any edition or model of it got updates on that day.
const OsCatalogue& bundled_os_catalogue();

}  // namespace posturelint
