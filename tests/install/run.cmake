# Installs BUILD, moves what was installed, builds CONSUMER against it and compares what it says.
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE ${WORK})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(status)
    message(FATAL_ERROR "${ARGN}: ${status}\n${output}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/first)
file(RENAME ${WORK}/first ${WORK}/moved)

# One header is all that others see.
file(GLOB_RECURSE headers RELATIVE ${WORK}/moved ${WORK}/moved/*.h ${WORK}/moved/*.hpp)
if(NOT headers STREQUAL "include/posturelint/linter.h")
  message(FATAL_ERROR "installed headers: ${headers}")
endif()

set(flags "")
if(SANITIZE)
  set(flags -DCMAKE_CXX_FLAGS=-fsanitize=${SANITIZE})
endif()
run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/build -G ${GENERATOR}
  -DCMAKE_BUILD_TYPE=${BUILD_TYPE} -DCMAKE_CXX_COMPILER=${COMPILER}
  -DCMAKE_PREFIX_PATH=${WORK}/moved ${flags})
run(${CMAKE_COMMAND} --build ${WORK}/build)

execute_process(COMMAND ${WORK}/build/consumer OUTPUT_VARIABLE output RESULT_VARIABLE status)
file(READ ${CONSUMER}/expected.txt expected)
if(status OR NOT output STREQUAL expected)
  message(FATAL_ERROR "the consumer (${status}) said\n${output}\nand should have said\n${expected}")
endif()
file(READ ${WORK}/build/policies.txt linted)
if(NOT linted MATCHES "iphones\\.json:3:36: error: .*distance-not-taken")
  message(FATAL_ERROR "posturelint::program said\n${linted}")
endif()
