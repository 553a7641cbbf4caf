// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace posturelint {

/// One way to prove who one is, as rules name it: an authenticator's key and one of its methods.
/// Facts: the vendor's Policy API reference (last full edition), table of authenticator keys.
struct AuthenticatorMethod {
  std::string_view key;
  std::string_view method;
  /// The type that `knowledge.types` and `possession.types` use; empty where none is documented.
  std::string_view type;
  bool knowledge = false;
  bool possession = false;
  /// Characteristics it can have, in at least one of its configurations.
  bool hardware_protection = false;
  bool device_bound = false;
  bool phishing_resistant = false;
  bool user_verification = false;
};

/// All documented pairs, sorted by key.
std::span<const AuthenticatorMethod> authenticator_methods();

/// True when `key` is a documented authenticator. Organisations may have others: never conclude
/// from "no" that a key is wrong.
bool is_authenticator_key(std::string_view key);

/// The documented pair, or null.
const AuthenticatorMethod* find_authenticator_method(std::string_view key, std::string_view method);

}  // namespace posturelint
