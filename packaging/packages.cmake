# `cpack -G DEB` and `cpack -G TGZ` in the build folder: the program and what belongs to it, without
# the library. Both hold the same program, which needs nothing of the machine.
set(CPACK_PACKAGE_NAME posturelint)
set(CPACK_PACKAGE_VENDOR "the posturelint authors")
set(POSTURELINT_CONTACT "the posturelint authors <posturelint@localhost.localdomain>"
  CACHE STRING "Who makes the packages: NAME <ADDRESS>")
set(CPACK_PACKAGE_CONTACT ${POSTURELINT_CONTACT})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "offline linter for Okta device assurance and sign-in policies")
set(CPACK_PACKAGE_DESCRIPTION
"posturelint checks device assurance policies, access policies and their
rules in JSON files, exports of the API, Markdown guides and shell scripts.
It says at the exact character what the server would refuse, silently drop,
lock people out with or let in by mistake.
.
It opens no connection, runs nothing that it reads, and comes
with a language server for editors.")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
# Whatever the umask of who makes the package.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
  GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/cpack_options.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/same_times.cmake)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program archive)
set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
set(CPACK_PACKAGE_FILE_NAME posturelint-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_ARCHIVE_FILE_NAME ${CPACK_PACKAGE_FILE_NAME})

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# Debian has the licence already; the archive brings it.
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${doc_dir} COMPONENT archive)
# What only Debian asks for.
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/lintian-overrides RENAME posturelint
  DESTINATION ${share}/lintian/overrides COMPONENT debian EXCLUDE_FROM_ALL)
file(CONFIGURE OUTPUT changelog.Debian @ONLY CONTENT
"posturelint (@PROJECT_VERSION@-1) unstable; urgency=medium

  * What changed is told in CHANGELOG.md of the sources.

 -- @POSTURELINT_CONTACT@  Thu, 01 Jan 2026 00:00:00 +0000
")
add_custom_command(OUTPUT ${files}/changelog.Debian.gz
  COMMAND ${GZIP_PROGRAM} -9nc ${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian
    > ${files}/changelog.Debian.gz
  DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian VERBATIM)
add_custom_target(posturelint_debian_files ALL DEPENDS ${files}/changelog.Debian.gz)
install(FILES ${files}/changelog.Debian.gz DESTINATION ${doc_dir} COMPONENT debian
  EXCLUDE_FROM_ALL)

include(CPack)
