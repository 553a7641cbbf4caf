// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "document/document.h"

namespace posturelint {

/// True for null and for a string of blanks: nothing that a person could read as a name.
inline bool is_blank(Node value) {
  if (value.is_null()) return true;
  const auto text = value.string();
  return text && text->find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace posturelint
