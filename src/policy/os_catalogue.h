// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "document/resource.h"
#include "policy/os_version.h"

namespace posturelint {

/// One major version of an operating system. The members say what the entries of Okta's file
/// `ov-configurations` say, so that a saved one can take the place of ours.
struct OsRelease {
  Platform platform = Platform::unknown;
  /// The first version of it.
  OsVersion first = OsVersion({});
  /// For people: `macOS 14`.
  std::string name;
  /// Its vendor still gives it security updates.
  bool supported = false;
};

/// Which versions of operating systems exist, on a day.
class OsCatalogue {
 public:
  /// Releases from old to new, one platform after the other.
  OsCatalogue(std::string date, std::vector<OsRelease> releases)
      : date_(std::move(date)), releases_(std::move(releases)) {}

  /// The day the catalogue describes, `YYYY-MM-DD`.
  [[nodiscard]] std::string_view date() const { return date_; }
  /// The oldest release with security updates; null for a platform we do not hold.
  [[nodiscard]] const OsRelease* oldest_supported(Platform platform) const;
  /// The release before that one: a minimum below it is certainly out of date. Null when unknown.
  [[nodiscard]] const OsRelease* last_unsupported(Platform platform) const;
  /// The newest release; null for a platform we do not hold.
  [[nodiscard]] const OsRelease* newest(Platform platform) const;
  /// The oldest release that is not older than a version; null when there is none.
  [[nodiscard]] const OsRelease* at_or_after(Platform platform, const OsVersion& version) const;
  /// The newest release that is not newer than a version; null when there is none.
  [[nodiscard]] const OsRelease* at_or_before(Platform platform, const OsVersion& version) const;

 private:
  std::string date_;
  std::vector<OsRelease> releases_;
};

/// The catalogue that comes with the program. It ages, so it errs on the old side: a release counts
/// as supported while any edition or model of it got updates on that day.
const OsCatalogue& bundled_os_catalogue();

/// Reads what an org answers at `/.well-known/ov-configurations`: every object in it that has a
/// version, a name for people and says whether its major version is supported, wherever it stands.
/// Dated by the latest change of one of them. Nothing when there is no such object.
std::optional<OsCatalogue> read_os_catalogue(Node root);

}  // namespace posturelint
