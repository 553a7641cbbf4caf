# Writes OUTPUT, the header with the version and the commit of this build; leaves it alone when they
# are what it says already, so that nothing is compiled in vain. The commit is
#   - the one that git names, when SOURCE_DIR is the top of a repository (that of a repository
#     somewhere around it would be another project's); `-dirty` is added when a file that git keeps
#     differs from it;
#   - else the one that `git archive` has written into commit.txt;
#   - else unknown.
set(commit "")
set(date "")
function(ask_git variable)
  # Nothing is written for it, and whoever owns the folder.
  execute_process(COMMAND ${CMAKE_COMMAND} -E env GIT_OPTIONAL_LOCKS=0
      git -c safe.directory=* -C ${SOURCE_DIR} ${ARGN}
    OUTPUT_VARIABLE answer RESULT_VARIABLE status OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT status EQUAL 0)
    set(answer "")
  endif()
  set(${variable} "${answer}" PARENT_SCOPE)
endfunction()

file(REAL_PATH ${SOURCE_DIR} here)
ask_git(top rev-parse --show-toplevel)
if(top STREQUAL here)
  ask_git(commit rev-parse --short=10 HEAD)
  ask_git(date log -1 --format=%cs)
  ask_git(changes status --porcelain --untracked-files=no)
  if(commit AND changes)
    string(APPEND commit "-dirty")
  endif()
else()
  file(STRINGS ${SOURCE_DIR}/src/cli/commit.txt archived)
  if(archived MATCHES "^([0-9a-f]+) ([-0-9]+)$")
    set(date ${CMAKE_MATCH_2})
    string(SUBSTRING ${CMAKE_MATCH_1} 0 10 commit)
  endif()
endif()

file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
// Made by src/cli/version.cmake.
#pragma once

#include <string_view>

namespace posturelint::cli {

inline constexpr std::string_view kVersion = "@VERSION@";
/// Ends in `-dirty` when the sources were not quite the commit's; empty when it is not known.
inline constexpr std::string_view kCommit = "@commit@";
/// The day of the commit; empty when it is not known.
inline constexpr std::string_view kDate = "@date@";

}  // namespace posturelint::cli
]])
