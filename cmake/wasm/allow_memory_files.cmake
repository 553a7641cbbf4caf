# Takes one line out of FILE, the JavaScript that emscripten writes around a program: the one that
# refuses to run anywhere but in Node.
cmake_minimum_required(VERSION 3.25)
file(READ ${FILE} text)
string(REGEX REPLACE
  "throw new Error\\([\"']NODERAWFS is currently only supported on Node\\.js environment\\.[\"']\\);?"
  "" changed "${text}")
if(changed STREQUAL text)
  message(FATAL_ERROR "${FILE}: emscripten writes something else than it did")
endif()
file(WRITE ${FILE} "${changed}")
