// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "lsp/session.h"
#include "lsp/words.h"

namespace posturelint::lsp {

/// Where an object stands that others refer to.
struct Definition {
  Symbol symbol;
  std::string uri;
};

/// The first one, or nothing when no file of the workspace holds it.
std::optional<Definition> find_definition(Session& session, const Symbol& symbol);
/// What `describe` says of the object defined there; empty when the file has changed meanwhile.
std::string with_definition(Session& session, const Definition& definition,
                            const std::function<std::string(const Resource&)>& describe);
/// The names behind the ids of the workspace, looked up once. The session must outlive it.
NameOf names_in(Session& session);

}  // namespace posturelint::lsp
