// SPDX-License-Identifier: Apache-2.0
#include "policy/os_version.h"

#include <charconv>

namespace posturelint {
namespace {

constexpr std::size_t kMaxDigits = 9;  // fits 32 bits

std::optional<std::uint32_t> parse_part(std::string_view text) {
  if (text.empty() || text.size() > kMaxDigits) return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::strong_ordering operator<=>(const OsVersion& a, const OsVersion& b) {
  for (std::size_t i = 0; i < OsVersion::kKeptParts; ++i) {
    if (const auto order = a.parts_[i] <=> b.parts_[i]; order != 0) return order;
  }
  return std::strong_ordering::equal;
}

std::optional<OsVersion> parse_os_version(std::string_view text) {
  OsVersion version;
  while (true) {
    const std::size_t dot = text.find('.');
    const auto part = parse_part(text.substr(0, dot));
    if (!part) return std::nullopt;
    version.add(*part);
    if (dot == std::string_view::npos) return version;
    text.remove_prefix(dot + 1);
  }
}

OsVersion first_windows_11() { return OsVersion({10, 0, 22000}); }

}  // namespace posturelint
