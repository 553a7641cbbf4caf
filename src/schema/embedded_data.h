// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "schema/release.h"
#include "schema/schema_store.h"

/// What cmake/EmbedSchemas.cmake makes from the files below schemas/.
namespace posturelint::detail {

/// An overlay file (schemas/overlays/) as text.
struct EmbeddedOverlay {
  std::string_view name;
  std::string_view text;
};

std::span<const EmbeddedSchema> schemas();
std::span<const Release> releases();
std::span<const EmbeddedOverlay> overlays();

}  // namespace posturelint::detail
