// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace posturelint {

/// What a rule that allows asks of the person, for people and for programs.
struct AccessDemand {
  /// 1 or 2; 0 where chains say it, or nobody does.
  int factors = 0;
  /// As written, `PT2H`; empty: the server's default.
  std::string reauthenticate_in;
  /// One of them has to be satisfied: `a password and a possession factor that resists phishing`.
  /// Empty: any authenticators will do.
  std::vector<std::string> ways;
};

/// What a rule asks for when it allows.
AccessDemand demand_of(Node rule);

/// `2 factors: a password and a possession factor that resists phishing, again after 2 hours`.
std::string describe(const AccessDemand& demand);

}  // namespace posturelint
