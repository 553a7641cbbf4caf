// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace posturelint {

/// A version as operating systems report it: whole numbers between dots, `14.4.1`. Missing parts
/// count as 0 in comparisons, so 14.4 equals 14.4.0.
class OsVersion {
 public:
  explicit OsVersion(std::vector<std::uint32_t> parts) : parts_(std::move(parts)) {}

  /// How many parts are written.
  [[nodiscard]] std::size_t size() const { return parts_.size(); }
  [[nodiscard]] std::uint32_t part(std::size_t i) const { return i < size() ? parts_[i] : 0; }
  [[nodiscard]] std::uint32_t major() const { return part(0); }

  friend std::strong_ordering operator<=>(const OsVersion& a, const OsVersion& b);
  friend bool operator==(const OsVersion& a, const OsVersion& b) { return (a <=> b) == 0; }

 private:
  std::vector<std::uint32_t> parts_;
};

/// Reads digits and dots, nothing else; each part has one to nine digits.
std::optional<OsVersion> parse_os_version(std::string_view text);

/// The first build of Windows 11; every Windows 10 build is older. Both report 10.0 in front.
OsVersion first_windows_11();

}  // namespace posturelint
