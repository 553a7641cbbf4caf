// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace posturelint::cli {

/// What the shell is told.
enum class ExitStatus : int {
  clean = 0,     // nothing at or above --fail-on
  findings = 1,  // something
  usage = 2,     // wrong command line or configuration; nothing was done
  failure = 3,   // a file could not be read or written; the others were done all the same
};

}  // namespace posturelint::cli
