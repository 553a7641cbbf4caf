// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lsp/session.h"
#include "schema/schema_store.h"

namespace posturelint::lsp {

/// A value that may stand at a place.
struct ValueProposal {
  std::string label;
  std::string detail;
  /// As JSON writes it.
  std::string json;
  CompletionKind kind = CompletionKind::enum_member;
};

/// The values for member `key` of an object, or for an item of an array (`key` empty): what the
/// schema lists, what the workspace defines, durations and authenticators that make sense there.
std::vector<ValueProposal> propose_values(Session& session, const SchemaStore& schemas,
                                          const Resource& resource, Node container,
                                          std::string_view key);

}  // namespace posturelint::lsp
