// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace posturelint {

/// JSON for people: what fits on a line of 100 columns stands on one line, the rest is indented by
/// two spaces. Ends with a line break.
std::string print_schema(const nlohmann::ordered_json& schema);

}  // namespace posturelint
