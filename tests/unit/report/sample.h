// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace posturelint::test {

/// A file whose findings are where the marks of `marked` are, in their order; each finding gets the
/// span of its mark. There are as many marks as findings.
FileReport file_with(std::string name, std::string_view marked, std::vector<Finding> findings);

/// The span of the first `words` in a source.
Span span_of(const Source& source, std::string_view words);

/// Two rules, `os-version/not-a-version` (error, safe fix) and `request/partial-put` (warning about
/// security, with an option).
std::span<const Rule> sample_rules();

/// A run with something of everything: three severities, notes in the same and in another file,
/// safe and unsafe fixes, an accent, a file of two policies, a suppressed finding, a failure.
RunReport sample_report();

}  // namespace posturelint::test
