// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "engine/rule.h"

namespace posturelint::rules {

/// Every rule of ours, sorted by id. Made by rules/CMakeLists.txt from the rule files.
std::span<const Rule> builtin();

}  // namespace posturelint::rules
