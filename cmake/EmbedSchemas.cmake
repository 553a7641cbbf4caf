# posturelint_embed_schemas(OUTPUT): writes a .cpp file at build time that holds
#   schemas/derived/<release>/<name>.schema.json   as detail::schemas(), sorted by name and release
#   schemas/derived/                               as detail::releases(), ascending
#   schemas/overlays/*.yaml                        as detail::overlays(), sorted by name
# The same file run by `cmake -P` (with SOURCE and OUTPUT) does the writing.

function(posturelint_embed_schemas output)
  file(GLOB files CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/schemas/derived/*/*.schema.json
    ${PROJECT_SOURCE_DIR}/schemas/overlays/*.yaml)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR}/schemas -DOUTPUT=${output}
      -P ${PROJECT_SOURCE_DIR}/cmake/EmbedSchemas.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/EmbedSchemas.cmake
    COMMENT "Embedding the schemas" VERBATIM)
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE)
  return()
endif()
cmake_minimum_required(VERSION 3.25)

# A file as a C++ literal. Brackets and semicolons mean something to CMake lists, so the text stays
# inside quoted arguments all the way.
function(append_literal variable path)
  file(READ ${path} text)
  # With its length in the literal: clang gives up counting bytes while it compiles.
  string(APPEND ${variable} "R\"json(${text})json\"sv")
  set(${variable} "${${variable}}" PARENT_SCOPE)
endfunction()

# `device-assurance.IOS.request` → `ResourceKind::device_assurance, Platform::ios, Direction::request, false`
function(schema_key variable name)
  string(REPLACE "." ";" parts ${name})
  list(POP_FRONT parts kind)
  list(POP_BACK parts use)
  string(REPLACE "-" "_" kind ${kind})
  set(platform unknown)
  if(parts)
    string(TOLOWER "${parts}" platform)
  endif()
  set(is_list false)
  if(use STREQUAL "list")
    set(use response)
    set(is_list true)
  endif()
  set(${variable} "{ResourceKind::${kind}, Platform::${platform}, Direction::${use}, ${is_list}}"
    PARENT_SCOPE)
endfunction()

function(release_literal variable release)
  string(REGEX REPLACE "\\.0*" ", " numbers ${release}.)
  string(REGEX REPLACE ", $" "" numbers ${numbers})
  string(REGEX REPLACE ", (,|$)" ", 0\\1" numbers ${numbers})
  set(${variable} "{${numbers}}" PARENT_SCOPE)
endfunction()

file(GLOB paths RELATIVE ${SOURCE}/derived ${SOURCE}/derived/*/*.schema.json)
list(TRANSFORM paths REPLACE "^(.*)/(.*)\\.schema\\.json$" "\\2/\\1")
list(SORT paths COMPARE NATURAL)
set(releases "")
set(schemas "")
foreach(path IN LISTS paths)
  get_filename_component(name ${path} DIRECTORY)
  get_filename_component(release ${path} NAME)
  list(APPEND releases ${release})
  schema_key(key ${name})
  release_literal(numbers ${release})
  string(APPEND schemas "    {\"${name}\", ${key}, ${numbers},\n")
  append_literal(schemas ${SOURCE}/derived/${release}/${name}.schema.json)
  string(APPEND schemas "},\n")
endforeach()

list(REMOVE_DUPLICATES releases)
list(SORT releases COMPARE NATURAL)
set(release_list "")
foreach(release IN LISTS releases)
  release_literal(numbers ${release})
  string(APPEND release_list "    ${numbers},\n")
endforeach()

file(GLOB paths RELATIVE ${SOURCE}/overlays ${SOURCE}/overlays/*.yaml)
list(SORT paths COMPARE NATURAL)
set(overlays "")
foreach(path IN LISTS paths)
  string(APPEND overlays "    {\"${path}\",\n")
  append_literal(overlays ${SOURCE}/overlays/${path})
  string(APPEND overlays "},\n")
endforeach()

file(WRITE ${OUTPUT} "// Made by cmake/EmbedSchemas.cmake from the files below schemas/.
#include \"schema/embedded_data.h\"

namespace posturelint::detail {
namespace {

using namespace std::string_view_literals;

constexpr EmbeddedSchema kSchemas[] = {
${schemas}};

constexpr Release kReleases[] = {
${release_list}};

constexpr EmbeddedOverlay kOverlays[] = {
${overlays}};

}  // namespace

std::span<const EmbeddedSchema> schemas() { return kSchemas; }
std::span<const Release> releases() { return kReleases; }
std::span<const EmbeddedOverlay> overlays() { return kOverlays; }

}  // namespace posturelint::detail
")
