# Reads every source file under ROOT and fails, with one line per offence, when
#   - a file includes a module that stands to its right in the order of layers,
#   - a third-party header shows outside the modules that may know it,
#   - a file is longer than MAX_LINES and not in the list of exceptions, or
#   - its first line is not the licence.
# Run by ctest: cmake -DROOT=<tree> [-DMAX_LINES=600] -P check_layers.cmake
cmake_minimum_required(VERSION 3.25)
if(NOT DEFINED MAX_LINES)
  set(MAX_LINES 600)
endif()

set(layers base text finding syntax extract document policy schema engine rules workspace report
    posturelint lsp cli)

# `<header@files that may include it`. The first entry that fits a header decides.
set(third_party
  "<valijson/@^src/schema/([^/]*\\.cpp|valijson_adapter\\.h)$"
  "<tree_sitter/@^src/(syntax|extract)/[^/]*\\.cpp$"
  "<cxxopts@^src/cli/.*\\.cpp$"
  "<yaml-cpp/@^src/.*\\.cpp$"
  "<nlohmann/json_fwd@^src/"
  "<nlohmann/@^src/.*\\.cpp$"
  # Recursive, and compiled at run time: never on a user's input.
  "<regex>@^$"
  # The core returns values; only the command line prints.
  "<iostream>@^src/cli/.*\\.cpp$"
  "<(gtest|gmock|benchmark)/@^$")

# `file|why it may be longer`. An entry that is no longer needed is an offence too.
set(long_files)

set(offences "")
function(offend file what)
  # Lines that begin with a blank are not wrapped by message().
  set(offences "${offences}  ${file}: ${what}\n" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files LIST_DIRECTORIES false RELATIVE ${ROOT}
  ${ROOT}/src/*.h ${ROOT}/src/*.cpp ${ROOT}/rules/*.h ${ROOT}/rules/*.cpp ${ROOT}/tests/*.h
  ${ROOT}/tests/*.cpp)
# The bad tree of our own test is bad on purpose.
list(FILTER files EXCLUDE REGEX "^tests/layers/")
list(FILTER files EXCLUDE REGEX "/node_modules/")
list(SORT files)
if(NOT files)
  message(FATAL_ERROR "no source file under ${ROOT}")
endif()

set(long_names "")
foreach(entry IN LISTS long_files)
  string(REGEX REPLACE "\\|.*" "" name "${entry}")
  list(APPEND long_names ${name})
endforeach()

foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} text)

  if(NOT text MATCHES "^// SPDX-License-Identifier: Apache-2\\.0\n")
    offend(${file} "the first line is not the SPDX licence line")
  endif()

  string(REGEX MATCHALL "\n" newlines "${text}")
  list(LENGTH newlines lines)
  list(FIND long_names ${file} listed)
  if(lines GREATER MAX_LINES AND listed EQUAL -1)
    offend(${file} "${lines} lines, the limit is ${MAX_LINES}: split it")
  elseif(NOT lines GREATER MAX_LINES AND NOT listed EQUAL -1)
    offend(${file} "listed as long, but has ${lines} lines: take it off the list")
  endif()

  if(NOT file MATCHES "^(src/)?([a-z_]+)/" OR CMAKE_MATCH_2 STREQUAL "tests")
    continue()  # tests may include everything
  endif()
  set(module ${CMAKE_MATCH_2})
  list(FIND layers ${module} rank)
  if(rank EQUAL -1)
    offend(${file} "the folder ${module} is not in the order of layers")
    continue()
  endif()

  file(STRINGS ${ROOT}/${file} includes REGEX "^#include ")
  foreach(include IN LISTS includes)
    if(include MATCHES "^#include \"([a-z_]+)/")
      set(other ${CMAKE_MATCH_1})
      list(FIND layers ${other} other_rank)
      if(other_rank GREATER rank)
        offend(${file} "${module} must not know ${other}: ${include}")
      endif()
    endif()
    foreach(entry IN LISTS third_party)
      string(REGEX MATCH "^(.*)@(.*)$" _ "${entry}")
      set(header ${CMAKE_MATCH_1})
      set(home ${CMAKE_MATCH_2})
      if(include MATCHES "${header}")
        if(NOT file MATCHES "${home}")
          offend(${file} "not the place for ${include}")
        endif()
        break()
      endif()
    endforeach()
  endforeach()
endforeach()

foreach(name IN LISTS long_names)
  if(NOT name IN_LIST files)
    offend(${name} "listed as long, but there is no such file")
  endif()
endforeach()

if(offences)
  message(FATAL_ERROR "\n${offences}")
endif()
list(LENGTH files count)
message(STATUS "${count} files keep the order of layers")
