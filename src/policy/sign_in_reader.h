// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "policy/told_sign_in.h"
#include "text/span.h"

namespace posturelint {

/// What is wrong with a sign-in somebody wrote, and where in its text.
struct SignInMistake {
  Span span;
  std::string what;
};

struct ReadSignIn {
  ToldSignIn told;
  /// In the order of the text; empty: `told` says all that was written.
  std::vector<SignInMistake> mistakes;
};

/// Reads a sign-in in the vocabulary of the vendor's simulate API: `policyContext`, the request
/// body that has it, or a list of one such body. docs/simulate.md tells the members we add.
ReadSignIn read_sign_in(Node sign_in);

/// Reads one member of the device's `signals` given by its path, as an option of the command line
/// does. False when no device assurance policy asks for such a thing.
bool is_device_signal(std::string_view path);
/// Every path there is, sorted; those below devicePostureChecks have names of your own.
std::span<const std::string_view> device_signals();

}  // namespace posturelint
