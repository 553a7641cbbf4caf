// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "engine/config.h"
#include "extract/fragment.h"
#include "finding/finding.h"

namespace posturelint {

/// What suppressing needs to know of a file.
struct SuppressionScope {
  std::string_view file_name;
  std::span<const SuppressionComment> comments;
};

/// Takes out the findings that a comment in the host file or an entry of `suppressions:` covers,
/// and says how many.
std::size_t suppress(std::vector<Finding>& findings, const SuppressionScope& scope,
                     const Config& config);

}  // namespace posturelint
