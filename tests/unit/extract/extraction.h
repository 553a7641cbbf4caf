// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"

namespace posturelint::test {

/// Extracts from a text as if it were a file of this name.
Extraction extract_from(std::string_view file_name, std::string text);

/// The JSON texts found, in order.
std::vector<std::string> json_of(const Extraction& extraction);

/// Each request as `METHOD url`, prose ones with `prose: ` in front.
std::vector<std::string> requests_of(const Extraction& extraction);

/// `line:column` of a span's begin.
std::string place(const Extraction& extraction, Span span);

/// The bytes of the host file under a part of a fragment: the first place where `part` occurs in
/// it.
std::string host_text(const Extraction& extraction, const Fragment& fragment,
                      std::string_view part);

}  // namespace posturelint::test
