// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "policy/sign_in.h"

namespace posturelint {

/// A sign-in in words, with what matters about it: `an unregistered Windows computer of a member of
/// 00g1…, at low risk, outside zone nzo1…`.
std::string describe(const FactTable& facts, const SignIn& sign_in);

}  // namespace posturelint
