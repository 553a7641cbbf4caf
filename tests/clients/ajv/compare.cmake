# cmake -DNODE= -DVERDICTS= -DSCHEMAS= -P compare.cmake: the samples through our validator and, where it
# is installed (npm ci in this folder), through ajv. Every verdict must be the one the sample's group
# names, and both validators must agree.
cmake_minimum_required(VERSION 3.25)

file(GLOB samples ${CMAKE_CURRENT_LIST_DIR}/samples/*.json)

# check(NAME COMMAND...): runs a validator and looks at each line, `schema/group/name<TAB>verdict`.
function(check name)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE output ERROR_VARIABLE error RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${name} failed:\n${output}${error}")
  endif()
  string(REGEX MATCHALL "[^\n]+" lines "${output}")
  list(LENGTH lines count)
  if(count LESS 90)
    message(FATAL_ERROR "${name} saw only ${count} samples")
  endif()
  set(wrong "")
  foreach(line IN LISTS lines)
    if(NOT line MATCHES "^[^/]+/([a-z]+)/[^\t]+\t([a-z]+)$" OR NOT CMAKE_MATCH_1 STREQUAL CMAKE_MATCH_2)
      string(APPEND wrong "  ${line}\n")
    endif()
  endforeach()
  if(wrong)
    message(FATAL_ERROR "${name} disagrees with the samples:\n${wrong}")
  endif()
  message("${name}: ${count} samples as expected")
endfunction()

check("our validator" ${VERDICTS} ${samples})
if(NODE AND EXISTS ${CMAKE_CURRENT_LIST_DIR}/node_modules/ajv)
  check(ajv ${NODE} ${CMAKE_CURRENT_LIST_DIR}/verdicts.mjs ${SCHEMAS} ${samples})
else()
  message("skipped: ajv is not installed")
endif()
