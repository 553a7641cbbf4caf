// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "finding/finding.h"

namespace posturelint {

/// At most `max_size` bytes of a text: whole characters, and `…` where something is left out.
std::string shortened(std::string_view text, std::size_t max_size);

/// Notes and fix of a finding on lines of their own, each after a line feed, for formats that have
/// no other place for them: `note: the platform is set here (a.json:2:5)`, `fix: write 14.0.0`.
/// Paths are as seen from `working_directory`.
std::string notes_and_fix(const Finding& finding, const Source& source,
                          std::string_view working_directory);

}  // namespace posturelint
