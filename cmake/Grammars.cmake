# posturelint_grammars: the tree-sitter grammars of the host languages, compiled from the npm
# packages that package-lock.json pins. Nothing generated is committed, and nothing is downloaded
# here.
set(modules_dir ${PROJECT_SOURCE_DIR}/node_modules)
set(grammar_dirs
  ${modules_dir}/@tree-sitter-grammars/tree-sitter-markdown/tree-sitter-markdown/src
  ${modules_dir}/tree-sitter-bash/src)

set(grammar_sources "")
foreach(dir IN LISTS grammar_dirs)
  foreach(file IN ITEMS parser.c scanner.c)
    if(NOT EXISTS ${dir}/${file})
      message(FATAL_ERROR "${dir}/${file} is missing: the grammars of Markdown and shell come from "
        "npm. Run this in ${PROJECT_SOURCE_DIR}, then configure again:\n"
        "  npm ci --ignore-scripts")
    endif()
    list(APPEND grammar_sources ${dir}/${file})
  endforeach()
endforeach()

add_library(posturelint_grammars STATIC ${grammar_sources})
foreach(dir IN LISTS grammar_dirs)
  target_include_directories(posturelint_grammars PRIVATE ${dir})
endforeach()
# Code of others, made by a generator: its warnings are not ours to mend, its tables are slow
# without optimisation, and the sanitizers find only what src/syntax/tree_sitter.cpp guards against.
target_compile_options(posturelint_grammars PRIVATE -w -O2 -fno-sanitize=all)
set_target_properties(posturelint_grammars PROPERTIES C_STANDARD 11 POSITION_INDEPENDENT_CODE ON
  EXPORT_COMPILE_COMMANDS OFF)
