// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace posturelint {

/// How bad a finding is; the larger, the worse.
///   error    the format's documentation forbids it, or the server is recorded refusing it
///   warning  the server takes it, and does something else than it says: drops it, locks out,
///   weakens info     a hint; also everything we only infer
enum class Severity : std::uint8_t { info, warning, error };

std::string_view to_string(Severity severity);
std::optional<Severity> parse_severity(std::string_view text);

}  // namespace posturelint
