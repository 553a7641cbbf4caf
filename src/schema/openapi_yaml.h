// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/result.h"

namespace posturelint {

/// A YAML document (or JSON, which is YAML) as a JSON value; members keep their order. Plain
/// scalars are read by the core schema of YAML 1.2: `null`, `true`, numbers; everything else is a
/// string.
Result<nlohmann::ordered_json> parse_yaml(std::string_view text);

}  // namespace posturelint
