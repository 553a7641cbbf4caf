" SPDX-License-Identifier: Apache-2.0
if exists('g:loaded_posturelint')
  finish
endif
let g:loaded_posturelint = 1

" Happens where vim-lsp is installed.
augroup posturelint_vim_lsp
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
        \ 'name': 'posturelint',
        \ 'cmd': {_ -> [get(g:, 'posturelint_program', 'posturelint'), 'lsp']},
        \ 'root_uri': {_ -> lsp#utils#path_to_uri(posturelint#root(bufnr('%')))},
        \ 'initialization_options': get(g:, 'posturelint_settings', {}),
        \ 'allowlist': ['json', 'jsonc', 'markdown', 'sh'],
        \ })
augroup END
