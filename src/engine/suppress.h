// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "engine/analysis.h"
#include "engine/config.h"
#include "finding/finding.h"

namespace posturelint {

/// Takes out the findings that a comment in the host file or an entry of `suppressions:` covers,
/// and says how many.
std::size_t suppress(std::vector<Finding>& findings, const Analysis& analysis,
                     const Config& config);

}  // namespace posturelint
