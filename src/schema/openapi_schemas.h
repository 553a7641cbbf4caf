// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/result.h"

namespace posturelint {

/// The part of an OpenAPI 3.0 document (YAML) that some schemas are made of:
/// `{"info": {"version": …}, "components": {"schemas": {…}}}` with the schemas named in `roots`
/// that exist, and all that they refer to. Only those are parsed: a vendor's document holds some
/// 1,500 schemas and 3 MB of prose, of which we need eighty.
Result<nlohmann::ordered_json> read_openapi_schemas(std::string_view yaml,
                                                    std::span<const std::string_view> roots);

/// `Name` of `#/components/schemas/Name`; empty for any other reference.
std::string_view schema_reference(std::string_view reference);

}  // namespace posturelint
