# Writes SBOM, the bill of materials of PROGRAM (CycloneDX 1.5), and COPYRIGHT, the licences of all
# that is in it. Nothing is listed by hand but the licences' names:
#   - what was linked is read from the linker's MAP: archives of which a member was taken, and
#     objects;
#   - whose headers were compiled in, from what ninja knows of the objects below src/ and rules/;
#   - dpkg says which package such a file is of; the grammars are those of package-lock.json.
# A package whose licence is not known here stops the build: somebody has to look at it.
cmake_minimum_required(VERSION 3.25)

# `package|its licences as SPDX writes them|what it is called upstream`; the names are regular
# expressions.
set(known
  "libfmt-dev|MIT|fmt"
  "libyaml-cpp-dev|MIT|yaml-cpp"
  "libtree-sitter-dev|MIT|tree-sitter"
  "libvalijson-dev|BSD-2-Clause|valijson"
  "nlohmann-json3-dev|MIT|nlohmann-json"
  "libcxxopts-dev|MIT|cxxopts"
  "libstdc\\+\\+-[0-9]+-dev|GPL-3.0-or-later WITH GCC-exception-3.1|libstdc++"
  "libgcc-[0-9]+-dev|GPL-3.0-or-later WITH GCC-exception-3.1|libgcc"
  "libc6-dev|LGPL-2.1-or-later|glibc"
  "linux-libc-dev|GPL-2.0-only WITH Linux-syscall-note|linux")

# ---- which files of others are in it

set(paths "")
file(STRINGS ${MAP} members REGEX "^/[^ ]*\\.a\\(")
foreach(member IN LISTS members)
  string(REGEX REPLACE "\\(.*" "" archive "${member}")
  list(APPEND paths ${archive})
endforeach()
file(STRINGS ${MAP} loads REGEX "^LOAD /.*\\.o$")
list(TRANSFORM loads REPLACE "^LOAD " "")
list(APPEND paths ${loads})
list(REMOVE_DUPLICATES paths)
if(NOT members)
  message(FATAL_ERROR "${MAP} names no archive")
endif()

# Hundreds of objects name the same headers; awk sees that sooner than a list of CMake's does.
execute_process(COMMAND ${NINJA} -C ${BUILD} -t deps
  COMMAND awk [[/^[^ ]/ {ours = /^(src|rules)\//} ours && $1 ~ /^\/usr\// && !seen[$1]++ {print $1}]]
  OUTPUT_VARIABLE headers RESULTS_VARIABLE statuses ERROR_QUIET)
if(NOT statuses STREQUAL "0;0")
  message(FATAL_ERROR "ninja -t deps failed in ${BUILD}")
endif()
string(REGEX MATCHALL "[^\n]+" headers "${headers}")
if(NOT headers)
  message(FATAL_ERROR "ninja knows of no header in ${BUILD}")
endif()
list(APPEND paths ${headers})

set(outside "")
foreach(path IN LISTS paths)
  if(EXISTS ${path})
    file(REAL_PATH ${path} path)
    cmake_path(IS_PREFIX BUILD ${path} inside)
    if(NOT inside)
      list(APPEND outside ${path})
    endif()
  endif()
endforeach()
list(REMOVE_DUPLICATES outside)

# ---- which packages these are of

execute_process(COMMAND dpkg-query --search ${outside} OUTPUT_VARIABLE owners RESULT_VARIABLE status
  ERROR_VARIABLE error)
if(status)
  message(FATAL_ERROR "no package has a file that is in the program:\n${error}")
endif()
string(REGEX MATCHALL "[^\n]+" owners "${owners}")
list(FILTER owners EXCLUDE REGEX "^diversion by ")
list(TRANSFORM owners REPLACE "^([^:]+)(:[a-z0-9]+)?: .*$" "\\1")
list(REMOVE_DUPLICATES owners)
list(SORT owners)

set(components "")
set(refs "")
set(copyright "")

# add_component(NAME VERSION PURL LICENCE LICENCE_FILE [HASH]): an SPDX expression with WITH in it is
# an expression, a name alone an id.
function(add_component name version purl licence file)
  if(licence MATCHES " ")
    set(licences "[{\"expression\": \"${licence}\"}]")
  else()
    set(licences "[{\"license\": {\"id\": \"${licence}\"}}]")
  endif()
  set(hashes "")
  if(ARGN)
    set(hashes ",\n     \"hashes\": [{\"alg\": \"SHA-512\", \"content\": \"${ARGN}\"}]")
  endif()
  list(APPEND components "{\"type\": \"library\", \"bom-ref\": \"${purl}\", \"name\": \"${name}\",
     \"version\": \"${version}\", \"purl\": \"${purl}\",
     \"licenses\": ${licences}${hashes}}")
  list(APPEND refs "\"${purl}\"")
  set(components "${components}" PARENT_SCOPE)
  set(refs "${refs}" PARENT_SCOPE)
  file(READ ${file} text)
  string(APPEND copyright "\n\n=== ${name} ${version} (${licence})\n\n${text}")
  set(copyright "${copyright}" PARENT_SCOPE)
endfunction()

foreach(owner IN LISTS owners)
  set(found "")
  foreach(entry IN LISTS known)
    string(REGEX MATCH "^(.*)\\|(.*)\\|(.*)$" _ "${entry}")
    set(licence "${CMAKE_MATCH_2}")
    set(upstream "${CMAKE_MATCH_3}")
    if(owner MATCHES "^${CMAKE_MATCH_1}$")
      set(found ${owner})
      break()
    endif()
  endforeach()
  if(NOT found)
    message(FATAL_ERROR "${owner} is in the program and not in packaging/materials.cmake: "
      "look at its licence and add it")
  endif()
  execute_process(COMMAND dpkg-query --show --showformat=\${Version}@\${Architecture} ${owner}
    OUTPUT_VARIABLE answer COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "^(.*)@([a-z0-9]+)" _ "${answer}")
  set(version "${CMAKE_MATCH_1}")
  set(architecture "${CMAKE_MATCH_2}")
  string(REPLACE "+" "%2B" encoded "${version}")
  string(REPLACE ":" "%3A" encoded "${encoded}")
  string(REPLACE "~" "%7E" encoded "${encoded}")
  string(REPLACE "+" "%2B" encoded_name "${owner}")
  add_component(${upstream} "${version}"
    "pkg:deb/debian/${encoded_name}@${encoded}?arch=${architecture}" "${licence}"
    /usr/share/doc/${owner}/copyright)
endforeach()

# ---- the grammars

file(READ ${SOURCE}/package-lock.json lock)
file(STRINGS ${MAP} grammar_members REGEX "^[^ ]*libposturelint_grammars\\.a\\(")
if(grammar_members)
  string(JSON count LENGTH "${lock}" packages "" devDependencies)
  math(EXPR last "${count} - 1")
  foreach(i RANGE ${last})
    string(JSON name MEMBER "${lock}" packages "" devDependencies ${i})
    string(JSON version GET "${lock}" packages node_modules/${name} version)
    string(JSON licence GET "${lock}" packages node_modules/${name} license)
    string(JSON integrity GET "${lock}" packages node_modules/${name} integrity)
    string(REPLACE "@" "%40" encoded "${name}")
    # npm writes hashes in base 64, CycloneDX in hexadecimal.
    if(NOT integrity MATCHES "^sha512-(.*)$")
      message(FATAL_ERROR "${name}: package-lock.json has no SHA-512")
    endif()
    file(WRITE ${SBOM}.hash "${CMAKE_MATCH_1}")
    execute_process(COMMAND base64 -d ${SBOM}.hash COMMAND od -An -tx1 -v OUTPUT_VARIABLE hash
      COMMAND_ERROR_IS_FATAL ANY)
    file(REMOVE ${SBOM}.hash)
    string(REGEX REPLACE "[ \n]" "" hash "${hash}")
    add_component(${name} "${version}" "pkg:npm/${encoded}@${version}" "${licence}"
      ${SOURCE}/node_modules/${name}/LICENSE ${hash})
  endforeach()
endif()

# ---- write

# The program as packages have it.
execute_process(COMMAND ${STRIP} -o ${SBOM}.program ${PROGRAM} COMMAND_ERROR_IS_FATAL ANY)
file(SHA256 ${SBOM}.program program_hash)
file(REMOVE ${SBOM}.program)
string(JOIN ",\n    " components ${components})
string(JOIN ",\n      " refs ${refs})
string(UUID serial NAMESPACE 6ba7b811-9dad-11d1-80b4-00c04fd430c8 TYPE SHA1
  NAME "posturelint ${VERSION} ${program_hash}")
file(WRITE ${SBOM} "{
  \"bomFormat\": \"CycloneDX\",
  \"specVersion\": \"1.5\",
  \"serialNumber\": \"urn:uuid:${serial}\",
  \"version\": 1,
  \"metadata\": {
    \"component\": {\"type\": \"application\", \"bom-ref\": \"posturelint\", \"name\": \"posturelint\",
     \"version\": \"${VERSION}\",
     \"licenses\": [{\"license\": {\"id\": \"Apache-2.0\"}}],
     \"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"${program_hash}\"}]}
  },
  \"components\": [
    ${components}
  ],
  \"dependencies\": [
    {\"ref\": \"posturelint\", \"dependsOn\": [
      ${refs}]}
  ]
}
")
file(WRITE ${COPYRIGHT} "posturelint is licensed under the Apache License 2.0: the file LICENSE beside this one, on a Debian
system /usr/share/common-licenses/Apache-2.0.

The program also holds work of others, each under its own licence, as follows.${copyright}")
