// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis.h"
#include "lsp/positions.h"

namespace posturelint::lsp {

/// What can be referred to by its text.
enum class SymbolClass : std::uint8_t {
  id,                // of any object of the org: `dae…`, `rul…`, `nzo…`
  posture_variable,  // `variableName` of a device posture check
  name,              // of a policy, rule or check
};

/// A place where a symbol is introduced or used.
struct Symbol {
  SymbolClass symbol = SymbolClass::id;
  /// The object with this id, this variable or this name stands here.
  bool is_definition = false;
  /// An id in the list of an access policy rule: this is how a device assurance policy is used.
  bool is_rule_condition = false;
  ResourceKind kind = ResourceKind::other_policy;  // of the resource around it
  Platform platform = Platform::unknown;
  /// As the object has it, escapes undone.
  std::string value;
  /// The name of the object defined here, or of the resource that refers to it; may be empty.
  std::string label;
  /// What is written between the quotes, in the host file.
  Span span;
  Range range;

  [[nodiscard]] bool same_as(const Symbol& other) const {
    return symbol == other.symbol && value == other.value;
  }
};

/// In the order of the file.
std::vector<Symbol> collect_symbols(const Analysis& analysis, const Positions& positions);

/// True for a text of the form of the API's ids, with a prefix that is known.
bool is_id(std::string_view text);
/// `device assurance policy` for `dae…`; empty when the prefix is not known.
std::string_view object_of_id(std::string_view id);

}  // namespace posturelint::lsp
