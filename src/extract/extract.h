// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "extract/fragment.h"
#include "syntax/tree_sitter.h"

namespace posturelint {

/// What was read of a file that is edited again and again, so that an edit costs about its own
/// size. Belongs to one file; made when first needed.
struct HostMemory {
  std::optional<HostParser> markdown;
  std::optional<HostParser> bash;
};

/// What a file is, from its name: .json .jsonl .ndjson .md .markdown .mdx .sh .bash .http .rest.
/// HostKind::none for any other.
HostKind host_kind(std::string_view file_name);

/// Finds the JSON and the requests in a file. Never fails: what cannot be read as its host gives
/// nothing. Blocks of a guide that are neither JSON nor a request to our resources are left out.
/// `memory` makes it faster, and changes nothing else.
Extraction extract(const SourcePtr& source, HostKind host, HostMemory* memory = nullptr);

}  // namespace posturelint
