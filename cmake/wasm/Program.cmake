# posturelint_wasm(TARGET): links a program that Node runs as it would one for this machine, and that
# a worker of a browser runs on files in memory: TARGET.js, a function that takes the arguments, and
# TARGET.wasm.
function(posturelint_wasm target)
  if(NOT EMSCRIPTEN)
    return()
  endif()
  set(library ${PROJECT_SOURCE_DIR}/cmake/wasm/node_library.js)
  target_link_options(${target} PRIVATE
    -O2
    -sENVIRONMENT=node,worker
    -sMODULARIZE=1 -sEXPORT_NAME=createPosturelint
    -sEXPORTED_RUNTIME_METHODS=FS,ENV,callMain,stackSave,stackRestore
    # In Node: the files of the machine, under their own names.
    -sNODERAWFS=1
    # main() may be called again; a browser does.
    -sEXIT_RUNTIME=0
    -sNODEJS_CATCH_EXIT=0 -sNODEJS_CATCH_REJECTION=0
    -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=33554432 -sTOTAL_STACK=4194304
    --js-library ${library})
  set_target_properties(${target} PROPERTIES LINK_DEPENDS ${library})
  # Elsewhere than in Node emscripten wants no files of the machine to be asked for at all; the files
  # in memory are there all the same.
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -DFILE=$<TARGET_FILE:${target}>
      -P ${PROJECT_SOURCE_DIR}/cmake/wasm/allow_memory_files.cmake
    VERBATIM)
endfunction()
