// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extract/fragment.h"
#include "extract/hosts.h"

namespace posturelint {

/// The requests to our endpoints that a paragraph names: a method with a code span in one sentence
/// (``Send a PUT request to the `/api/v1/policies/{policyId}` endpoint``), or both in one code
/// span. In the order of the text.
std::vector<Request> find_prose_requests(const HostText& paragraph);

}  // namespace posturelint
