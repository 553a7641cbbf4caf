// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"

namespace posturelint {

/// Where a part of a string's content stands in the document, escapes counted as they are written.
/// The whole value when the string is not in plain double quotes.
Span place_in_string(Node string, Span content);

}  // namespace posturelint
