// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "base/result.h"
#include "workspace/config_lookup.h"
#include "workspace/discovery.h"

namespace posturelint {

/// Finds what discover() finds in the whole folder of each configuration in use (where there is
/// none, the folder one is in), and marks all but what `paths` name, or have below them, as
/// context. So what is said about a file is what a run over its whole project says about it; a path
/// that such a run would pass over gives nothing. Arguments that do not exist are failures; what
/// cannot be read of the context is none, it only makes the project incomplete.
Result<Discovery> discover_in_project(std::span<const std::string> paths, ConfigLookup& configs);

}  // namespace posturelint
