// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "workspace/reach_report.h"

namespace posturelint {

/// Who reaches a rule, for people, one line for each kind of sign-in.
std::string render_reach_text(const ReachReport& report, bool color);
/// The same as a page of its own.
std::string render_reach_markdown(const ReachReport& report);
/// For programs, described by schemas/reach.schema.json.
std::string render_reach_json(const ReachReport& report);

}  // namespace posturelint
