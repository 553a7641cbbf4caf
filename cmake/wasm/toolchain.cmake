# Builds for WebAssembly with Debian's emscripten: its clang compiles, without the Python program
# around it (which would cost half as much again, and keep ccache out), and em++ links.
set(CMAKE_SYSTEM_NAME Emscripten)
set(CMAKE_SYSTEM_VERSION 1)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})

find_program(EMXX_PROGRAM em++)
if(NOT EMXX_PROGRAM)
  message(FATAL_ERROR "em++ is missing; it is installed by: scripts/setup wasm")
endif()
set(CMAKE_C_COMPILER clang-14)
set(CMAKE_CXX_COMPILER clang++-14)
set(CMAKE_AR /usr/bin/llvm-ar-14 CACHE FILEPATH "")
set(CMAKE_RANLIB /usr/bin/llvm-ranlib-14 CACHE FILEPATH "")

# Nothing is linked to find out what the compiler can do.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY NEVER)

# What em++ would hand to the compiler. Exceptions are those of WebAssembly itself, which Node has
# since 17 and browsers since 2022: less code, and faster, than exceptions by way of JavaScript.
if(NOT DEFINED ENV{POSTURELINT_EM_FLAGS})
  execute_process(COMMAND ${EMXX_PROGRAM} -fwasm-exceptions --cflags
    OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set(ENV{POSTURELINT_EM_FLAGS} "${flags}")
endif()
set(CMAKE_C_FLAGS_INIT $ENV{POSTURELINT_EM_FLAGS})
# Before the library's own headers: what they lack of C++20.
set(CMAKE_CXX_FLAGS_INIT "$ENV{POSTURELINT_EM_FLAGS} -isystem ${CMAKE_CURRENT_LIST_DIR}/include")

# acorn, a parser that em++ runs in Node, is where Debian keeps it.
set(CMAKE_CXX_LINK_EXECUTABLE
  "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs ${EMXX_PROGRAM} -fwasm-exceptions <LINK_FLAGS> <OBJECTS> -o <TARGET> <LINK_LIBRARIES>")
