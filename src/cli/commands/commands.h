// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"

namespace posturelint::cli {

// One file each: check.cpp, explain.cpp, …
extern const Command kCheck;
extern const Command kCompare;
extern const Command kExplain;
extern const Command kFix;
extern const Command kHelpCommand;
extern const Command kInit;
extern const Command kLsp;
extern const Command kMap;
extern const Command kRules;
extern const Command kSchema;
extern const Command kSimulate;
extern const Command kTest;

}  // namespace posturelint::cli
