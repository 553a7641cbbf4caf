# posturelint::warnings: what every target of ours is compiled with.
add_library(posturelint_warnings INTERFACE)
add_library(posturelint::warnings ALIAS posturelint_warnings)
target_compile_options(posturelint_warnings INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    # Empty members of designated initialisers (`{.id = …}`) are the point of a Rule.
    -Wno-missing-field-initializers>)
if(POSTURELINT_WERROR)
  target_compile_options(posturelint_warnings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()

# The same sources give the same bytes wherever they lie: messages of assertions name files from the
# root of the sources, and those that a build makes from the root of the build. ccache hands paths to
# the compiler as seen from the build.
file(RELATIVE_PATH sources_from_build ${PROJECT_BINARY_DIR} ${PROJECT_SOURCE_DIR})
add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=
  -ffile-prefix-map=${PROJECT_BINARY_DIR}/=build/ -ffile-prefix-map=${sources_from_build}=)

if(POSTURELINT_SANITIZE)
  # g++ sees uninitialised members in instrumented code of its own library (std::regex, optional).
  target_compile_options(posturelint_warnings INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  add_compile_options(-fsanitize=${POSTURELINT_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${POSTURELINT_SANITIZE})
endif()

if(POSTURELINT_FUZZ)
  # All of our code tells the fuzzer which way it went; only the targets bring a main().
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Compilations are shared between clones, wherever they lie. Those with a precompiled header are
  # not: ccache leaves them alone unless told to be sloppy, and then one clone was seen to get
  # another's header, with another layout of Rule.
  set(CMAKE_C_COMPILER_LAUNCHER env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
    ${CCACHE_PROGRAM})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_C_COMPILER_LAUNCHER})
endif()
