# What CMake has to know of a system called Emscripten; toolchain.cmake tells the rest.
set(EMSCRIPTEN TRUE)
set(UNIX TRUE)
set(CMAKE_EXECUTABLE_SUFFIX ".js")
set_property(GLOBAL PROPERTY TARGET_SUPPORTS_SHARED_LIBS FALSE)
