// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "policy/os_version.h"

namespace posturelint {

/// One thing that a device assurance policy asks of a device. A device satisfies the policy when it
/// fulfils all of them.
struct AssuranceRequirement {
  enum class Kind : std::uint8_t {
    version,   // the signal is a version, at least `minimum`
    dynamic,   // it is a version that the vendor's releases say is good
    refused,   // no device in the scope is taken
    one_of,    // the signal is one of `values`
    at_least,  // the signal is a word that stands at `rank` or later in ranks_of(signal)
    equals,    // the signal is values[0]
    opaque,    // we cannot tell what it asks
  };
  Kind kind = Kind::opaque;
  /// What the device reports, by the path of the member: `osVersion`,
  /// `thirdPartySignalProviders.dtc.osFirewall`, `devicePostureChecks.VARIABLE`.
  std::string signal;
  /// Only devices of this major version: `WINDOWS_11`; empty: all devices of the platform.
  std::string scope;
  /// The member, or item, that asks.
  Node node;
  std::optional<OsVersion> minimum;
  /// As the policy writes them, without quotes; sorted for `one_of`.
  std::vector<std::string> values;
  std::size_t rank = 0;
  /// Of `dynamic`.
  struct Dynamic {
    std::string type;  // MINIMUM, EXACT, EXACT_ANY_SUPPORTED
    int distance = 0;  // of MINIMUM and EXACT
    bool latest_patch = false;
  } dynamic;
};

/// Those of a policy, in the order of the text. Members that we do not know, and values that nobody
/// says the meaning of, are opaque; members that ask nothing are left out.
std::vector<AssuranceRequirement> assurance_requirements(Node policy);

/// The words a signal may be, from lax to strict, where the vendor says that they are ordered;
/// empty for other signals.
std::span<const std::string_view> ranks_of(std::string_view signal);

/// `WINDOWS_10` or `WINDOWS_11`, by the build.
std::string_view windows_major_of(const OsVersion& version);

/// `at least 14.2.0`, `BIOMETRIC or PASSCODE`, `true`: what it asks of the signal.
std::string describe(const AssuranceRequirement& requirement);

}  // namespace posturelint
