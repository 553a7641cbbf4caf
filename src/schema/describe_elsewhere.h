// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/describe.h"

namespace posturelint {

/// Looks for what a schema does not know in its neighbours: other platforms, other releases, other
/// places of the same schema. Only asked once something is wrong, so it need not be fast.

using SchemaQuestion = std::function<bool(const CompiledSchema&)>;

/// The releases at which a question is answered with yes: from `first` on, and if `until` is set
/// not any more from `until` on. `first` unset: at none.
struct ReleaseRange {
  std::optional<Release> first;
  std::optional<Release> until;
};
ReleaseRange releases_where(const SchemaContext& context, const SchemaQuestion& question);

/// The other platforms, in our order, whose schema of the same release answers with yes. Empty for
/// resources that have no platform.
std::vector<std::string_view> platforms_where(const SchemaContext& context,
                                              const SchemaQuestion& question);

/// The objects of `schema` that have a property of this name and of a type that fits `value`, as
/// paths: `actions.appSignOn`, `osVersionConstraints[]`, "" for the top.
std::vector<std::string> places_of(const CompiledSchema& schema, std::string_view name, Node value);

}  // namespace posturelint
