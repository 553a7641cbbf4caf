// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "policy/policy_rules.h"
#include "policy/sign_in_finder.h"

namespace posturelint {

/// The platforms of a map, the usual device type of each: a row.
enum class MapPlatform : std::uint8_t { windows, macos, chromeos, linux_os, ios, android, other };
inline constexpr std::size_t kMapPlatforms = 7;
/// What is known about the device: a group of columns. A registered or managed device satisfies
/// none of the assurance policies that the rules name; an assured one satisfies some.
enum class MapDevice : std::uint8_t { unregistered, registered, managed, assured };
inline constexpr std::size_t kMapDevices = 4;
inline constexpr std::size_t kMapRisks = 3;

/// `Windows`, `unregistered`, `low`
std::string_view to_string(MapPlatform platform);
std::string_view to_string(MapDevice device);
std::string_view risk_in_words(Risk risk);

/// What comes of a sign-in, coarsely: the colours of a map. From the strictest to the laxest.
enum class MapOutcome : std::uint8_t {
  denied,
  strong,     // allowed with what resists phishing, and nothing else
  two,        // allowed with two factors
  chain,      // allowed in another way: a chain of methods, proofing of the identity
  one,        // allowed with one factor
  unknown,    // the rule does not say, or we cannot read it
  undecided,  // no rule of the file decides
};
inline constexpr std::size_t kMapOutcomes = 7;
/// Of a rule; a null Node decides nothing.
MapOutcome map_outcome(Node rule);

/// A rule that decides about some of the sign-ins of a cell.
struct MapEntry {
  /// In PolicyRules::rules; nothing: none of the list decides.
  std::optional<std::size_t> rule;
  Witness witness;
};

/// The sign-ins from one platform, with one kind of device, at one risk.
struct MapCell {
  /// In the order of evaluation. Empty: there are no such sign-ins.
  std::vector<MapEntry> entries;
  /// Not all rules could be tried.
  bool gave_up = false;
};

struct PolicyMap {
  std::array<std::array<std::array<MapCell, kMapRisks>, kMapDevices>, kMapPlatforms> cells;

  [[nodiscard]] const MapCell& at(std::size_t platform, std::size_t device,
                                  std::size_t risk) const {
    return cells[platform][device][risk];
  }
};

/// The sign-ins of a cell.
ConditionSet map_sign_ins(const PolicyRules& list, MapPlatform platform, MapDevice device,
                          Risk risk);
/// Which rules decide where, exactly and within a bounded number of steps.
PolicyMap map_policy(const PolicyRules& list);

}  // namespace posturelint
