# Writes OUTPUT, the header with the version and the commit of this build; leaves it alone when they
# are what it says already, so that nothing is compiled in vain.
execute_process(COMMAND git -C ${SOURCE_DIR} rev-parse --short=10 HEAD
  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
// Made by src/cli/version.cmake.
#pragma once

#include <string_view>

namespace posturelint::cli {

inline constexpr std::string_view kVersion = "@VERSION@";
/// Empty when the sources were no git repository.
inline constexpr std::string_view kCommit = "@commit@";

}  // namespace posturelint::cli
]])
