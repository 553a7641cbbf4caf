// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/resource.h"
#include "engine/facts.h"
#include "extract/fragment.h"
#include "finding/finding.h"

namespace posturelint {

/// Carries a finding from a fragment's text to the host file: its span, the spans of its notes
/// (except notes that name a source of their own) and its fix, whose text is quoted as the host
/// needs it.
void carry_to_host(Finding& finding, const Fragment& fragment);

/// What a report says a finding is about.
ResourceLabel label_of(const Resource& resource);
ResourceLabel label_of(const ObjectFact& fact);

}  // namespace posturelint
