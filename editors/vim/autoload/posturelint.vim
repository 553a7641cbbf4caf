" SPDX-License-Identifier: Apache-2.0

" The program counts characters, Vim's lists count bytes: mends the list that `command` has made.
function! posturelint#count_bytes(command) abort
  let l:is_local = a:command =~# '^l'
  let l:items = l:is_local ? getloclist(0) : getqflist()
  let l:title = (l:is_local ? getloclist(0, {'title': 0}) : getqflist({'title': 0})).title
  if l:title !~# 'posturelint check'
    return
  endif
  let l:texts = {}
  for l:item in l:items
    if !l:item.valid || l:item.bufnr == 0
      continue
    endif
    if !has_key(l:texts, l:item.bufnr)
      let l:texts[l:item.bufnr] = bufloaded(l:item.bufnr)
            \ ? getbufline(l:item.bufnr, 1, '$') : readfile(bufname(l:item.bufnr))
    endif
    let l:byte = byteidx(get(l:texts[l:item.bufnr], l:item.lnum - 1, ''), l:item.col - 1)
    let l:item.col = l:byte < 0 ? l:item.col : l:byte + 1
  endfor
  if l:is_local
    call setloclist(0, l:items, 'r')
    call setloclist(0, [], 'a', {'title': l:title})
  else
    call setqflist(l:items, 'r')
    call setqflist([], 'a', {'title': l:title})
  endif
endfunction

" For ALE: the nearest folder above the file that has a configuration, else a repository.
function! posturelint#root(buffer) abort
  let l:folder = fnamemodify(bufname(a:buffer), ':p:h')
  let l:config = findfile('.posturelint.yaml', escape(l:folder, ' ,;') . ';')
  if !empty(l:config)
    return fnamemodify(l:config, ':p:h')
  endif
  let l:git = finddir('.git', escape(l:folder, ' ,;') . ';')
  return empty(l:git) ? l:folder : fnamemodify(l:git, ':p:h:h')
endfunction

" For ALE: starts the language server for files of a type.
function! posturelint#ale_linter() abort
  return {
        \ 'name': 'posturelint',
        \ 'lsp': 'stdio',
        \ 'executable': get(g:, 'posturelint_program', 'posturelint'),
        \ 'command': '%e lsp',
        \ 'initialization_options': get(g:, 'posturelint_settings', {}),
        \ 'project_root': function('posturelint#root'),
        \ }
endfunction
