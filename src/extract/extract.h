// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "extract/fragment.h"

namespace posturelint {

/// What a file is, from its name: .json .jsonl .ndjson .md .markdown .mdx .sh .bash .http .rest.
/// HostKind::none for any other.
HostKind host_kind(std::string_view file_name);

/// Finds the JSON and the requests in a file. Never fails: what cannot be read as its host gives
/// nothing. Blocks of a guide that are neither JSON nor a request to our resources are left out.
Extraction extract(const SourcePtr& source, HostKind host);

}  // namespace posturelint
