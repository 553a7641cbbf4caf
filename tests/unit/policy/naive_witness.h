// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/sign_in.h"
#include "tests/unit/policy/naive_policy.h"

namespace posturelint::test {

/// The witness in the plain evaluator's words; what is not known stays as it is there.
NaiveSignIn to_naive(const FactTable& facts, const SignIn& sign_in);

}  // namespace posturelint::test
