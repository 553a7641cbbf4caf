" SPDX-License-Identifier: Apache-2.0
" `:compiler posturelint`, then `:make` checks the file and lists its findings.
if exists('current_compiler')
  finish
endif
let current_compiler = 'posturelint'

let s:keep_cpo = &cpoptions
set cpoptions&vim

CompilerSet makeprg=posturelint\ check\ --color=never\ %:S
" A finding or a note has a place; the lines that show it have none.
CompilerSet errorformat=%*\\s%f:%l:%c:\ %t%*[a-z]:\ %m,%f:%l:%c:\ %t%*[a-z]:\ %m,%-G%.%#

augroup posturelint_compiler
  autocmd!
  autocmd QuickFixCmdPost make,lmake call posturelint#count_bytes(expand('<amatch>'))
augroup END

let &cpoptions = s:keep_cpo
unlet s:keep_cpo
