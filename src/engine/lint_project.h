// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "engine/facts.h"
#include "engine/lint.h"
#include "engine/project.h"
#include "engine/rule_set.h"

namespace posturelint {

/// A file of a project: what linting it alone gave, and what it tells the others.
struct ProjectFile {
  FileReport* report = nullptr;
  const FileFacts* facts = nullptr;
};

/// Adds what the rules over whole projects find to the reports of the files it is found in, as if
/// it had been found there: absorbed, given its severity, suppressed and sorted like all else. The
/// outcome does not depend on the order of the files. A file without facts may be left out.
void lint_project(std::span<const ProjectFile> files, const RuleSet& rules, Extent extent);

}  // namespace posturelint
