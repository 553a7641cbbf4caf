# posturelint_static(TARGET): makes a program that needs nothing of the machine it runs on but the
# kernel, and can be loaded anywhere (static-pie). With POSTURELINT_STATIC the libraries of others
# come from their archives, wherever they are linked.

# The imported library is the archive from now on; everything that names it, and what is exported,
# stays as it is.
function(posturelint_use_archive library archive)
  get_target_property(configurations ${library} IMPORTED_CONFIGURATIONS)
  foreach(configuration IN LISTS configurations)
    set_target_properties(${library} PROPERTIES
      IMPORTED_LOCATION_${configuration} ${archive} IMPORTED_SONAME_${configuration} "")
  endforeach()
endfunction()

if(POSTURELINT_STATIC)
  # An archive is not looked for when a program starts; and a static program that says where to look
  # does not start.
  set(CMAKE_SKIP_RPATH ON)
  find_library(YAML_CPP_ARCHIVE libyaml-cpp.a REQUIRED)
  find_library(TREE_SITTER_ARCHIVE libtree-sitter.a REQUIRED)
  posturelint_use_archive(yaml-cpp ${YAML_CPP_ARCHIVE})
  set_target_properties(PkgConfig::TREE_SITTER PROPERTIES
    INTERFACE_LINK_LIBRARIES ${TREE_SITTER_ARCHIVE})
  # Debian has no archive of fmt; its headers hold all that goes into one.
  add_library(posturelint_fmt STATIC ${CMAKE_CURRENT_LIST_DIR}/fmt_archive.cpp)
  target_include_directories(posturelint_fmt SYSTEM PRIVATE
    $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
  set_target_properties(posturelint_fmt PROPERTIES POSITION_INDEPENDENT_CODE ON)
  posturelint_use_archive(fmt::fmt
    ${CMAKE_CURRENT_BINARY_DIR}/${CMAKE_STATIC_LIBRARY_PREFIX}posturelint_fmt.a)
  add_dependencies(fmt::fmt posturelint_fmt)
endif()

function(posturelint_static target)
  if(POSTURELINT_STATIC)
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_link_options(${target} PRIVATE -static-pie -Wl,-z,relro,-z,now)
  endif()
endfunction()
