// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace posturelint {

/// The event type of the System Log that somebody meant by a value that is none: only within the
/// families whose members we hold (device assurance and posture, access policies and their rules),
/// and only when it is close. Nothing for every type we know, and for all we do not.
std::optional<std::string_view> log_event_type_like(std::string_view value);

}  // namespace posturelint
