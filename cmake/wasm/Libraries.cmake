# The libraries of others for a build with emscripten, in place of find_package: Debian's headers,
# and from Debian's sources (scripts/setup wasm) what else would come as a library for this machine.
set(sources ${PROJECT_SOURCE_DIR}/build/wasm-sources)
foreach(folder IN ITEMS yaml-cpp tree-sitter)
  if(NOT EXISTS ${sources}/${folder})
    message(FATAL_ERROR "${sources}/${folder} is missing; it comes with: scripts/setup wasm")
  endif()
endforeach()

# Only these of /usr/include: the rest of it is about this machine.
set(headers ${PROJECT_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${headers})
foreach(name IN ITEMS fmt nlohmann valijson cxxopts.hpp)
  if(NOT EXISTS /usr/include/${name})
    message(FATAL_ERROR "/usr/include/${name} is missing; it comes with: scripts/setup")
  endif()
  file(CREATE_LINK /usr/include/${name} ${headers}/${name} SYMBOLIC)
endforeach()

# posturelint_headers(TARGET): a library that is only headers.
function(posturelint_headers target)
  string(MAKE_C_IDENTIFIER ${target} name)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE ${headers})
  add_library(${target} ALIAS ${name})
endfunction()
posturelint_headers(nlohmann_json::nlohmann_json)
posturelint_headers(cxxopts::cxxopts)
add_library(valijson INTERFACE)
target_include_directories(valijson SYSTEM INTERFACE ${headers})
target_compile_definitions(valijson INTERFACE VALIJSON_USE_EXCEPTIONS=1)
# There is one thread.
add_library(Threads INTERFACE)
add_library(Threads::Threads ALIAS Threads)

# Code of others: its warnings are not ours to mend.
add_library(fmt STATIC ${PROJECT_SOURCE_DIR}/cmake/fmt_archive.cpp)
add_library(fmt::fmt ALIAS fmt)
target_include_directories(fmt SYSTEM PUBLIC ${headers})

file(GLOB yaml_sources CONFIGURE_DEPENDS ${sources}/yaml-cpp/src/*.cpp)
add_library(yaml-cpp STATIC ${yaml_sources})
target_include_directories(yaml-cpp SYSTEM PUBLIC ${sources}/yaml-cpp/include)
target_compile_definitions(yaml-cpp PUBLIC YAML_CPP_STATIC_DEFINE)
target_compile_options(yaml-cpp PRIVATE -w)

add_library(tree-sitter STATIC ${sources}/tree-sitter/lib/src/lib.c)
target_include_directories(tree-sitter SYSTEM PUBLIC ${sources}/tree-sitter/lib/include)
target_include_directories(tree-sitter PRIVATE ${sources}/tree-sitter/lib/src)
target_compile_options(tree-sitter PRIVATE -w -D_DEFAULT_SOURCE)
set_target_properties(tree-sitter PROPERTIES C_STANDARD 11)
add_library(PkgConfig::TREE_SITTER ALIAS tree-sitter)
