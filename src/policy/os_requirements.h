// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "policy/os_version.h"

namespace posturelint {

/// Who reports the version that a requirement is compared with.
enum class VersionSource : std::uint8_t {
  okta_verify,    // osVersion
  windows_major,  // an item of osVersionConstraints, for one major version of Windows
  chrome,         // thirdPartySignalProviders.dtc.osVersion
};

/// A place in a device assurance policy that asks for an operating system version.
struct OsRequirement {
  VersionSource source = VersionSource::okta_verify;
  /// The object that holds `minimum`, `dynamicVersionRequirement` or both.
  Node node;

  [[nodiscard]] Node minimum() const { return node["minimum"]; }
  /// Always an object, or null.
  [[nodiscard]] Node dynamic() const;
};

/// All of them, in the order okta_verify, windows_major, chrome. Only those that are objects.
std::vector<OsRequirement> os_requirements(Node policy);

/// A `minimum` that is a version.
struct MinimumVersion {
  VersionSource source = VersionSource::okta_verify;
  Node node;
  /// As written, without quotes; a view into the document.
  std::string_view text;
  OsVersion version;
};

/// Those of `requirements` that have one, in the same order.
std::vector<MinimumVersion> minimum_versions(std::span<const OsRequirement> requirements);

}  // namespace posturelint
