// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace posturelint::test {

/// A YAML text as the JSON text that editors check against a schema, scalars read by the core
/// schema of YAML 1.2; nothing when it is not YAML.
std::optional<std::string> yaml_as_json(std::string_view text);

}  // namespace posturelint::test
