// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace posturelint {

/// A version as operating systems report it: whole numbers between dots, `14.4.1`. Missing parts
/// count as 0 in comparisons, so 14.4 equals 14.4.0; so do those after the kKeptParts-th, which no
/// operating system has.
class OsVersion {
 public:
  static constexpr std::size_t kKeptParts = 6;

  OsVersion() = default;
  OsVersion(std::initializer_list<std::uint32_t> parts) {
    for (const std::uint32_t part : parts) add(part);
  }
  void add(std::uint32_t part) {
    if (size_ < kKeptParts) parts_[size_] = part;
    ++size_;
  }

  /// How many parts are written.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::uint32_t part(std::size_t i) const { return i < kKeptParts ? parts_[i] : 0; }
  [[nodiscard]] std::uint32_t major() const { return part(0); }

  friend std::strong_ordering operator<=>(const OsVersion& a, const OsVersion& b);
  friend bool operator==(const OsVersion& a, const OsVersion& b) { return (a <=> b) == 0; }

 private:
  // Not on the heap: every policy's versions are read.
  std::array<std::uint32_t, kKeptParts> parts_ = {};
  std::size_t size_ = 0;
};

/// Reads digits and dots, nothing else; each part has one to nine digits.
std::optional<OsVersion> parse_os_version(std::string_view text);

/// The first build of Windows 11; every Windows 10 build is older. Both report 10.0 in front.
OsVersion first_windows_11();

}  // namespace posturelint
