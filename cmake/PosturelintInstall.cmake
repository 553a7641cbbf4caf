# What `cmake --install` puts where, as two components: `program`, and `development`, the library
# with the CMake package that find_package(posturelint) finds.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(doc_dir ${CMAKE_INSTALL_DATAROOTDIR}/doc/posturelint)
install(TARGETS posturelint EXPORT posturelint-program
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
set_target_properties(posturelint PROPERTIES EXPORT_NAME program)
# Editors link findings to the pages of their rules.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/rules/ DESTINATION ${doc_dir}/rules COMPONENT program
  FILES_MATCHING PATTERN "*.md")
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/ DESTINATION ${doc_dir} COMPONENT program
  FILES_MATCHING PATTERN "*.md")
install(FILES ${PROJECT_SOURCE_DIR}/schemas/report.schema.json
    ${PROJECT_SOURCE_DIR}/schemas/config.schema.json
    ${PROJECT_SOURCE_DIR}/schemas/rule.schema.json
  DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/posturelint/schemas COMPONENT program)

# The library is one header and the archives of the modules behind it; no header of theirs is
# installed, so that they may change.
set(cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/posturelint)
set(library_modules base text finding syntax extract document policy schema engine rules workspace
  report posturelint)
foreach(module IN LISTS library_modules)
  set_target_properties(posturelint_${module} PROPERTIES EXPORT_NAME ${module})
  install(TARGETS posturelint_${module} EXPORT posturelint-library
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/posturelint COMPONENT development
    INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endforeach()
set_target_properties(posturelint_grammars PROPERTIES EXPORT_NAME grammars)
install(TARGETS posturelint_grammars EXPORT posturelint-library
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/posturelint COMPONENT development)
install(FILES ${PROJECT_SOURCE_DIR}/src/posturelint/linter.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/posturelint COMPONENT development)
foreach(part IN ITEMS library program)
  install(EXPORT posturelint-${part} NAMESPACE posturelint:: DESTINATION ${cmake_dir}
    COMPONENT development)
endforeach()

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/posturelintConfig.cmake.in
  ${PROJECT_BINARY_DIR}/posturelintConfig.cmake INSTALL_DESTINATION ${cmake_dir}
  NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/posturelintConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/posturelintConfig.cmake
    ${PROJECT_BINARY_DIR}/posturelintConfigVersion.cmake
  DESTINATION ${cmake_dir} COMPONENT development)
