include(GoogleTest)

# posturelint_test(NAME [TOGETHER] SOURCES ... [DEPS ...] [LIBS ...]): one test program, every case a
# ctest entry. TOGETHER: one entry for all of them, where it takes much longer to start the program
# than to run a case; scripts/test counts the cases in the report below build/PRESET/together.
function(posturelint_test name)
  cmake_parse_arguments(ARG "TOGETHER" "" "SOURCES;DEPS;LIBS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  list(TRANSFORM ARG_DEPS PREPEND posturelint::)
  target_link_libraries(${name} PRIVATE ${ARG_DEPS} ${ARG_LIBS} posturelint::warnings
    fmt::fmt GTest::gtest_main GTest::gmock)
  target_precompile_headers(${name} REUSE_FROM posturelint_test_headers)
  # Tests are compiled far more often than they run.
  target_compile_options(${name} PRIVATE -O0)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  if(ARG_TOGETHER)
    add_test(NAME ${name}
      COMMAND ${name} --gtest_brief=1 --gtest_output=xml:${PROJECT_BINARY_DIR}/together/${name}.xml)
    set_tests_properties(${name} PROPERTIES TIMEOUT 600)
  else()
    gtest_discover_tests(${name} TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 600)
  endif()
endfunction()
