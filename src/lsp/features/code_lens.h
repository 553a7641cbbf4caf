// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lsp/session.h"

namespace posturelint::lsp {

/// Above each device assurance policy that has an id, how many rules use it; above each posture
/// check, how many policies do. Above each access policy rule the questions that can be asked about
/// it, and above a sign-in that was proposed for one, the simulation.
std::vector<CodeLens> code_lens(Session& session, const DocumentParams& params);

}  // namespace posturelint::lsp
