// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace posturelint::test {

/// What a validator that is not ours says against a JSON text by a JSON Schema (draft-07): its
/// first complaints, or nothing when the text is valid. Throws when either is not JSON.
std::string stock_complaint(std::string_view schema, std::string_view text);

}  // namespace posturelint::test
