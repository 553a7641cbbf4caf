// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/comparison_formats.h"

namespace posturelint {

// What the formats for people have in common.

/// `more`, `less`, `both`, and what is not sure.
std::string_view direction_of(Answer more, Answer less);
/// What holds all the same where the verdict is unknown; how sure another one is. Goes on behind
/// the verdict; may be empty.
std::string what_is_known(const ComparedPolicy& policy);
/// JSON as written, on one line.
std::string on_one_line(std::string_view text);
/// `2 policies compared: 1 equivalent, 1 more permissive; 1 only after`
std::string summary_of(const ComparisonReport& report);

/// The changes that are shown, the first three of each direction or all.
std::vector<const ComparedChange*> shown_changes(const ComparedPolicy& policy,
                                                 const ComparisonOptions& options);

}  // namespace posturelint
