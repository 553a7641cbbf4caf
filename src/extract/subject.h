// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace posturelint {

/// What a text without a label seems to be, from its first bytes.
enum class Likeness : std::uint8_t { nothing, json, bare_members };
Likeness looks_like_json(std::string_view text);

/// True when a JSON text (well-formed or not) mentions something that only the objects we know
/// have. A guide shows much else; that must stay in peace.
bool is_about_us(std::string_view json);

/// True when the URL names one of the API's endpoints that we know.
bool is_our_url(std::string_view url);

}  // namespace posturelint
