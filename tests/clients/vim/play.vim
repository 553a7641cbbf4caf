" SPDX-License-Identifier: Apache-2.0
" Plays the scenario $SCENARIO in this Vim; see README.md.
set nocompatible encoding=utf-8 fileencodings=utf-8 hidden noswapfile nomore
let s:room = getcwd()
let s:patience = 1200

function! s:Say(text) abort
  call writefile(split(a:text, "\n", 1), '/dev/stdout', 'a')
endfunction

function! s:Fail(what, seen) abort
  call s:Say('FAILED: ' .. a:what .. "\nseen instead:\n" .. a:seen)
  call s:Say("--- the messages\n" .. execute('messages'))
  cquit!
endfunction

function! s:Expect(what, expected, Look) abort
  let l:seen = a:Look()
  for l:i in range(s:patience)
    if l:seen ==# a:expected
      return
    endif
    sleep 50m
    let l:seen = a:Look()
  endfor
  call s:Fail(a:what, l:seen)
endfunction

function! s:Open(name) abort
  execute 'edit' fnameescape(s:room .. '/' .. a:name)
endfunction

function! s:Command(command) abort
  execute a:command
endfunction

function! s:Write(name, lines) abort
  call mkdir(fnamemodify(s:room .. '/' .. a:name, ':h'), 'p')
  call writefile(a:lines, s:room .. '/' .. a:name)
endfunction

" A list of Vim's, in characters from 1.
function! s:ListText(items) abort
  let l:out = ''
  for l:item in a:items
    let l:line = get(getbufline(l:item.bufnr, l:item.lnum), 0, '')
    let l:out ..= printf("%s:%d:%d %s %s\n", fnamemodify(bufname(l:item.bufnr), ':.'), l:item.lnum,
          \ strchars(strpart(l:line, 0, l:item.col - 1)) + 1, l:item.type, l:item.text)
  endfor
  return l:out
endfunction

function! s:Text(name) abort
  let l:path = s:room .. '/' .. a:name
  return join(bufloaded(l:path) ? getbufline(l:path, 1, '$') : readfile(l:path), "\n") .. "\n"
endfunction

function! s:Fixture(name) abort
  return readfile($FIXTURES .. '/' .. a:name)
endfunction

let s:steps = [
      \ ['Given the file `\(.\{-}\)` is the fixture `\(.\{-}\)`\.',
      \   {block, name, fixture -> s:Write(name, s:Fixture(fixture))}],
      \ ['Given the file `\(.\{-}\)`:', {block, name -> s:Write(name, block)}],
      \ ['When `\(.\{-}\)` is opened\.', {block, name -> s:Open(name)}],
      \ ['When `:\(.\{-}\)` is typed\.', {block, command -> s:Command(command)}],
      \ ['When the keys `\(.\{-}\)` are typed\.', {block, keys -> s:Command('normal! ' .. keys)}],
      \ ['Then the list of errors reads:', {block -> s:Expect('the list', join(block + [''], "\n"),
      \   {-> s:ListText(getqflist())})}],
      \ ['Then the list of the window reads:', {block -> s:Expect('the list', join(block + [''], "\n"),
      \   {-> s:ListText(getloclist(0))})}],
      \ ['Then `\(.\{-}\)` reads:', {block, name -> s:Expect('the text', join(block + [''], "\n"),
      \   {-> s:Text(name)})}],
      \ ['Then `\(.\{-}\)` reads like the fixture `\(.\{-}\)`\.', {block, name, fixture ->
      \   s:Expect('the text', join(s:Fixture(fixture) + [''], "\n"), {-> s:Text(name)})}],
      \ ]

function! s:Run(line, block) abort
  for [l:pattern, l:Act] in s:steps
    let l:found = matchlist(a:line, '^' .. l:pattern .. '$')
    if !empty(l:found)
      let l:arguments = filter(l:found[1:], {_, text -> !empty(text)})
      call call(l:Act, [a:block] + l:arguments)
      return
    endif
  endfor
  call s:Fail('the step is known', a:line)
endfunction

function! s:Parse(lines) abort
  let l:steps = []
  let l:fence = ''
  for l:line in a:lines
    if !empty(l:fence)
      if l:line ==# l:fence
        let l:fence = ''
      else
        call add(l:steps[-1][1], l:line)
      endif
    elseif l:line =~# '^```'
      let l:fence = matchstr(l:line, '^`\+')
    elseif l:line =~# '^\(Given\|When\|Then\) '
      call add(l:steps, [l:line, []])
    endif
  endfor
  return l:steps
endfunction

function! s:Play() abort
  call s:Say(printf('Vim %d.%d plays %s', v:version / 100, v:version % 100,
        \ fnamemodify($SCENARIO, ':t:r')))
  let l:steps = s:Parse(readfile($SCENARIO))
  if empty(l:steps)
    call s:Fail('the scenario has steps', $SCENARIO)
  endif
  for [l:line, l:block] in l:steps
    try
      call s:Run(l:line, l:block)
    catch
      call s:Fail(l:line, v:exception .. ' at ' .. v:throwpoint)
    endtry
    call s:Say('ok: ' .. l:line)
    if !empty(l:block)
      call s:Say(join(map(copy(l:block), {_, text -> empty(text) ? text : '    ' .. text}), "\n"))
    endif
  endfor
  qall!
endfunction

call s:Play()
