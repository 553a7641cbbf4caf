// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include <gtest/gtest.h>

#include "schema/compiled_schema.h"

namespace posturelint::test {

/// A schema written down in a test.
inline CompiledSchema compiled(std::string_view text) {
  Result<CompiledSchema> schema = compile_schema(text);
  EXPECT_TRUE(schema.has_value()) << schema.error().what;
  return std::move(*schema);
}

}  // namespace posturelint::test
