// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "document/resource.h"
#include "finding/finding.h"
#include "schema/schema_store.h"

namespace posturelint {

/// Which schema a resource must satisfy. Where the direction is not known, what an answer may hold
/// is allowed.
SchemaKey schema_key(const Resource& resource, Platform platform);

/// What the schemas say about a resource: one finding per defect, rules `schema/…`, in plain words,
/// at the right node: the key for an unknown property, the value for a wrong type or value, the
/// opening bracket for a missing member. Spans, notes and fixes are in the resource's document;
/// `severity` is the default, the engine may change it. Placeholders and broken values never give a
/// finding. A wrong or missing discriminator (`platform`, `verificationMethod.type`) is one
/// finding.
std::vector<Finding> check_schema(const Resource& resource, const SchemaStore& schemas);

}  // namespace posturelint
