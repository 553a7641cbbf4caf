# posturelint_module(NAME [SOURCES ...] [DEPS ...] [PRIVATE_LIBS ...]): one library per folder of src/.
#   DEPS          modules of ours to the left in the layer order
#   PUBLIC_LIBS   third-party targets that show in the module's headers
#   PRIVATE_LIBS  third-party targets that stay inside its .cpp files; those that are only headers
#                 are forgotten once it is compiled
function(posturelint_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;PUBLIC_LIBS;PRIVATE_LIBS" ${ARGN})
  if(ARG_SOURCES)
    list(TRANSFORM ARG_SOURCES PREPEND ${PROJECT_SOURCE_DIR}/src/${name}/)
    add_library(posturelint_${name} STATIC ${ARG_SOURCES})
    set(scope PUBLIC)
    list(TRANSFORM ARG_PRIVATE_LIBS REPLACE "^(nlohmann_json::.*|valijson|cxxopts::.*)$"
      "$<BUILD_INTERFACE:\\1>")
    target_link_libraries(posturelint_${name}
      PRIVATE $<BUILD_INTERFACE:posturelint::warnings> ${ARG_PRIVATE_LIBS})
  else()
    add_library(posturelint_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(posturelint::${name} ALIAS posturelint_${name})
  target_include_directories(posturelint_${name} ${scope}
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>)
  list(TRANSFORM ARG_DEPS PREPEND posturelint::)
  target_link_libraries(posturelint_${name} ${scope} ${ARG_DEPS} ${ARG_PUBLIC_LIBS})
endfunction()
