// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "report/json_writer.h"
#include "report/report.h"

namespace posturelint {

/// `error`, `warning` or `note`.
std::string_view sarif_level(Severity severity);

/// The tool as SARIF describes it: every rule of the program and of the team, whether it found
/// something or not, with all that code scanning shows beside an alert.
void write_sarif_tool(JsonWriter& json, const RunReport& report);

/// `policy/catch-all-allow` → `PolicyCatchAllAllow`; no two capitals in a row: `not-a-version` →
/// `NotAversion`.
std::string pascal_case(std::string_view id);

}  // namespace posturelint
