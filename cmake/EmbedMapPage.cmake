# posturelint_embed_map_page(OUTPUT): writes a .cpp file at build time that holds the files of
# src/report/map_page/ as detail::map_page_files(), sorted by name, with the hash by which a page's
# Content-Security-Policy names the style and the script.
# The same file run by `cmake -P` (with SOURCE and OUTPUT) does the writing.

function(posturelint_embed_map_page output)
  set(folder ${PROJECT_SOURCE_DIR}/src/report/map_page)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.html ${folder}/*.css ${folder}/*.js)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${folder} -DOUTPUT=${output}
      -P ${PROJECT_SOURCE_DIR}/cmake/EmbedMapPage.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/EmbedMapPage.cmake
    COMMENT "Embedding the map page" VERBATIM)
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE)
  return()
endif()
cmake_minimum_required(VERSION 3.25)

# `sha256-…` of a file, its 32 bytes in base64.
function(hash_source variable path)
  set(alphabet ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  file(SHA256 ${path} hex)
  set(text "sha256-")
  foreach(begin RANGE 0 60 6)
    # Three bytes are four characters; the last two bytes are three.
    string(SUBSTRING ${hex}00 ${begin} 6 bytes)
    set(shifts 18 12 6 0)
    if(begin EQUAL 60)
      set(shifts 18 12 6)
    endif()
    foreach(shift IN LISTS shifts)
      math(EXPR index "(0x${bytes} >> ${shift}) & 63")
      string(SUBSTRING ${alphabet} ${index} 1 character)
      string(APPEND text ${character})
    endforeach()
  endforeach()
  set(${variable} "${text}=" PARENT_SCOPE)
endfunction()

file(GLOB names RELATIVE ${SOURCE} ${SOURCE}/*.html ${SOURCE}/*.css ${SOURCE}/*.js)
list(SORT names)
set(files "")
foreach(name IN LISTS names)
  hash_source(hash ${SOURCE}/${name})
  file(READ ${SOURCE}/${name} text)
  string(APPEND files "    {\"${name}\", \"${hash}\",\nR\"page(${text})page\"sv},\n")
endforeach()

file(WRITE ${OUTPUT} "// Made by cmake/EmbedMapPage.cmake from src/report/map_page/.
#include \"report/map_page.h\"

namespace posturelint::detail {
namespace {

using namespace std::string_view_literals;

constexpr MapPageFile kFiles[] = {
${files}};

}  // namespace

std::span<const MapPageFile> map_page_files() { return kFiles; }

}  // namespace posturelint::detail
")
