// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/result.h"

namespace posturelint {

/// Which way the value travels that the schema describes.
enum class SchemaUse : std::uint8_t { request, response };

/// Whether the schema is of one value or of an array of them.
struct ListShape {
  bool list = false;
  /// The member that tells the items' schemas apart, when there are several.
  std::string_view discriminator = {};
};

/// The closed draft-07 schema (see DerivedSchema) of a value that the OpenAPI document describes by
/// `names`, schemas below `components.schemas`: one, or the variants of the items of a list.
Result<nlohmann::ordered_json> close_schemas(const nlohmann::ordered_json& document,
                                             std::span<const std::string_view> names, SchemaUse use,
                                             ListShape shape);

}  // namespace posturelint
