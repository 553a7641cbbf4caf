// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/resource.h"
#include "extract/fragment.h"

namespace posturelint::lsp {

/// A ready-made member or object. `body` is JSON with the protocol's tab stops: `$1`,
/// `${2:text}`, `${3|a,b|}`.
struct Snippet {
  ResourceKind kind;
  /// The way to the object it goes into: `conditions`; of whole objects empty.
  std::string_view path;
  std::string_view label;
  std::string_view detail;
  std::string_view body;
};

/// Members of objects.
std::span<const Snippet> member_snippets();
/// Whole policies, rules and checks.
std::span<const Snippet> object_snippets();

/// A body as the host of a fragment writes it: quoted, and for a client without snippets with its
/// tab stops filled in.
std::string snippet_in_host(std::string_view body, const Fragment& fragment, bool has_snippets);
/// `${n|a,b|}` of values; `${n:a}` when there is only one.
std::string choice(int number, const std::vector<std::string>& values);

}  // namespace posturelint::lsp
