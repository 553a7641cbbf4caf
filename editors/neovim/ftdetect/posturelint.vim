" SPDX-License-Identifier: Apache-2.0
" Names that older versions do not know; newer ones call them the same.
autocmd BufNewFile,BufRead *.jsonl,*.ndjson setfiletype jsonl
autocmd BufNewFile,BufRead *.http,*.rest setfiletype http
