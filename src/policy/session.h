// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "policy/constraint.h"

namespace posturelint {

/// What a verification method of type ASSURANCE asks for, with every value known.
struct Verification {
  /// In the order of kConstraintParts; a part that is not there asks for nothing.
  using Constraint = std::array<std::optional<ConstraintPart>, std::size(kConstraintParts)>;

  int factors = 1;
  /// Seconds after which people prove themselves again, where a constraint does not say.
  std::int64_t interval = 0;
  /// One must be satisfied; none: any authenticators do.
  std::vector<Constraint> constraints;
};

/// Nothing when a value is unknown to us, or nobody says what it means: an authenticator that is in
/// no table, a part that is not required.
std::optional<Verification> read_verification(Node method);

/// Somebody who proved themselves with one authenticator or two, some time ago.
struct Session {
  /// One use of an authenticator.
  struct Proof {
    const AuthenticatorMethod* pair = nullptr;  // null: none was used
    std::string_view id;                        // that a constraint names; empty: another one
    /// Which of possession_characteristics() it has.
    std::uint32_t characteristics = 0;
    /// Seconds since, more than this.
    std::int64_t age = -1;
  };
  Proof knowledge;
  Proof possession;
};

/// `okta_password and phone_number/sms, more than 2 hours ago`.
std::string describe(const Session& session);

/// Looks for a session that one verification lets pass and another one does not, among all that
/// the documented authenticators make possible, whether or not the org has them.
struct SessionSearch {
  bool gave_up = false;
  std::optional<Session> found;
};
SessionSearch find_session(const Verification& passes, const Verification& fails);

}  // namespace posturelint
