// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "policy/authenticators.h"

namespace posturelint {

/// The parts of a constraint object. All parts of one object must be satisfied; of the objects in
/// `constraints`, one.
inline constexpr std::string_view kConstraintParts[] = {"knowledge", "possession"};

/// What only `possession` may ask of an authenticator, by member name.
struct Characteristic {
  std::string_view member;
  /// Whether an authenticator's method can have it; null where the table does not tell.
  bool AuthenticatorMethod::*has = nullptr;
};
inline constexpr std::size_t kPossessionCharacteristics = 6;
std::span<const Characteristic> possession_characteristics();

/// An entry of `authenticationMethods` or `excludedAuthenticationMethods`; empty: any. The texts
/// are those of the document.
struct AuthenticatorEntry {
  std::string_view key;
  std::string_view method;
  std::string_view id;
};
bool names(const AuthenticatorEntry& entry, const AuthenticatorMethod& pair);

/// A part of a constraint with every value known.
struct ConstraintPart {
  std::vector<std::string> types;
  std::vector<std::string> methods;
  std::vector<AuthenticatorEntry> allowed;
  std::vector<AuthenticatorEntry> excluded;
  /// In the order of possession_characteristics().
  bool required[kPossessionCharacteristics] = {};
  std::vector<std::string> verification_methods;
  /// In seconds.
  std::optional<std::int64_t> interval;
  bool is_required = true;
};
/// Nothing when anything in it is unknown to us.
std::optional<ConstraintPart> read_constraint_part(std::string_view name, Node node);

/// ASCII letters in lower case: `types` and `methods` are compared without case.
std::string lower_case(std::string_view text);

/// True for a word, in lower case, that the list `types` or `methods` is documented to take.
bool is_constraint_word(std::string_view list, std::string_view word);

/// True when the table puts a pair into a part. Codes that the table gives no class are in both.
bool belongs_to(const AuthenticatorMethod& pair, std::string_view part);

/// The words of a list in a part (`types`, `methods`), in lower case, as they are on the wire.
/// Empty when the list is not there; nothing when any of it is unknown or no string.
std::optional<std::vector<std::string>> constraint_words(Node list);

/// The documented pairs that a part of a constraint lets through by its lists, before and after
/// what else it demands. Nothing when it holds anything that is unknown to us.
struct PairsOfPart {
  std::vector<const AuthenticatorMethod*> listed;    // types, methods, authenticationMethods
  std::vector<const AuthenticatorMethod*> allowed;   // and not excluded
  std::vector<const AuthenticatorMethod*> suitable;  // and with the characteristics required
};
std::optional<PairsOfPart> pairs_of_part(std::string_view part, Node node);

/// The first characteristic that `part` requires and none of `pairs` can have, or null.
const Characteristic* missing_characteristic(Node part,
                                             std::span<const AuthenticatorMethod* const> pairs);

/// True when whatever satisfies the constraint `strict` satisfies `lax` as well, so that beside
/// `lax` the other has no effect. False when in doubt: unknown values, unknown members. `method` is
/// the verification method both are in.
bool at_least_as_lax(Node lax, Node strict, Node method);

}  // namespace posturelint
