// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/command.h"
#include "cli/command_line.h"
#include "policy/sign_in_reader.h"
#include "policy/told_sign_in.h"
#include "text/source.h"

namespace posturelint::cli {

inline constexpr Option kSignIn[] = {
    {"sign-in", Takes::value, "FILE",
     "a sign-in as JSON, in the words of the vendor's simulate API; - is standard input"},
    {"app", Takes::value, "ID", "the app, to find its policy by"},
    {"platform", Takes::value, "OS", "ANDROID, CHROMEOS, IOS, LINUX, MACOS, WINDOWS or OTHER"},
    {"device-type", Takes::value, "TYPE",
     "DESKTOP, MOBILE or OTHER (default: what the platform comes on)"},
    {"device", Takes::value, "STATE", "unregistered, registered (and not managed) or managed"},
    {"satisfies", Takes::list, "IDS",
     "the device assurance policies that the device satisfies; none for none of them"},
    {"signal", Takes::list, "NAME=VALUE",
     "what the device reports, e.g. osVersion=14.2.0, to find out what it satisfies"},
    {"grace", Takes::value, "STATE", "running or over: the grace period of a device that fails"},
    {"user", Takes::value, "ID", "the user"},
    {"user-type", Takes::value, "ID", "the type of the user"},
    {"group", Takes::list, "IDS", "all groups of the user that matter; none for none"},
    {"zone", Takes::list, "IDS", "all zones that the address is in; none for none"},
    {"ip", Takes::value, "ADDRESS", "the address"},
    {"risk", Takes::value, "LEVEL", "LOW, MEDIUM or HIGH"},
    {"expression", Takes::list, "TEXT=TRUTH",
     "whether an expression holds, e.g. user.profile.on_call=true"},
    {"date", Takes::value, "DATE", "the day of the sign-in, YYYY-MM-DD"},
};
inline constexpr OptionGroup kSignInOptions{"The sign-in", kSignIn};

/// A sign-in that could not be read; `usage`: for print_usage_error(), else whole lines.
struct SignInProblem {
  bool is_usage = false;
  std::string what;
};

/// The sign-in of --sign-in, and of the other options, which win. Nothing went wrong when `problem`
/// is not set.
struct SignInRequest {
  ToldSignIn told;
  std::optional<SignInProblem> problem;
};
SignInRequest read_sign_in_options(const Arguments& arguments);

/// `path:line:column: error: what` for each mistake in a sign-in.
std::string mistakes_in_words(const Source& source, const std::vector<SignInMistake>& mistakes);

}  // namespace posturelint::cli
