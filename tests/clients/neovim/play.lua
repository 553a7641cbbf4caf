-- SPDX-License-Identifier: Apache-2.0
-- Plays the scenario $SCENARIO in this Neovim; see tests/clients/editor_scenarios/README.md.
local kPatienceMs = 60000
local room = vim.fn.getcwd()
local output = {}

local function say(text)
  io.stdout:write(text .. '\n')
end

local function fail(what, seen)
  say('FAILED: ' .. what)
  say('seen instead:')
  say(seen)
  say('--- the messages')
  say(vim.fn.execute('messages'))
  say('--- the log of the server')
  say(table.concat(require('posturelint.client').log(), '\n'))
  vim.cmd('cquit 1')
end

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

local function write(path, text)
  vim.fn.mkdir(vim.fn.fnamemodify(path, ':h'), 'p')
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
end

local function path_of(name)
  return room .. '/' .. name
end

local function buffer_of(name)
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr) and vim.api.nvim_buf_get_name(bufnr) == path_of(name) then
      return bufnr
    end
  end
end

--- Waits until `look` gives what is expected.
local function expect(what, expected, look)
  local seen
  local is_there = vim.wait(kPatienceMs, function()
    seen = look()
    return seen == expected
  end, 20)
  if not is_there then
    fail(what, seen)
  end
end

local function until_true(what, look)
  if not vim.wait(kPatienceMs, look, 20) then
    fail(what, 'it did not happen')
  end
end

local function clients()
  return require('posturelint.client').running()
end

--- The editor's count: characters of the line before a byte of it, from 1.
local function column(bufnr, line, byte)
  local text = vim.api.nvim_buf_get_lines(bufnr, line, line + 1, false)[1] or ''
  return vim.fn.strchars(text:sub(1, byte)) + 1
end

local function findings(name)
  local bufnr = buffer_of(name)
  local kinds = { 'error', 'warning', 'info', 'hint' }
  local found = vim.diagnostic.get(bufnr)
  table.sort(found, function(a, b)
    if a.lnum ~= b.lnum then
      return a.lnum < b.lnum
    end
    return a.col < b.col
  end)
  local lines = {}
  for _, diagnostic in ipairs(found) do
    local code = diagnostic.code or diagnostic.user_data.lsp.code
    table.insert(
      lines,
      ('%d:%d-%d:%d %s %s [%s]\n'):format(
        diagnostic.lnum + 1,
        column(bufnr, diagnostic.lnum, diagnostic.col),
        diagnostic.end_lnum + 1,
        column(bufnr, diagnostic.end_lnum, diagnostic.end_col),
        kinds[diagnostic.severity],
        diagnostic.message,
        code
      )
    )
  end
  return table.concat(lines)
end

local function text_of(name)
  local bufnr = buffer_of(name)
  if not bufnr then
    return read(path_of(name))
  end
  return table.concat(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false), '\n') .. '\n'
end

--- Where a text stands first in the current buffer: row and column as nvim_buf_set_text counts.
local function find(text)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local start = line:find(text, 1, true)
    if start then
      return row - 1, start - 1
    end
  end
  fail('the file has ' .. text, text_of(vim.fn.expand('%:.')))
end

local server
local shown_window
local windows_before

local function remember_windows()
  windows_before = {}
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    windows_before[window] = true
  end
end

local function new_window()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if not windows_before[window] then
      return window
    end
  end
end

--- Does what opens a window, and keeps what it shows.
local show_again

local function show(what, act)
  show_again = function()
    remember_windows()
    act()
    until_true(what .. ' opens a window', new_window)
    shown_window = new_window()
    output = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(shown_window), 0, -1, false)
    vim.api.nvim_win_close(shown_window, true)
  end
  show_again()
end

--- The first line of the block that what was shown does not have.
local function unread_line(block)
  local shown = table.concat(output, '\n')
  for line in block:gmatch('[^\n]+') do
    if not shown:find(line, 1, true) then
      return line
    end
  end
end

local steps = {
  {
    '^Given the settings:$',
    function(block)
      require('posturelint').setup(vim.fn.json_decode(block))
    end,
  },
  {
    '^Given the file `(.-)`:$',
    function(block, name)
      write(path_of(name), block)
    end,
  },
  {
    '^Given the file `(.-)` is the fixture `(.-)`%.$',
    function(_, name, fixture)
      write(path_of(name), read(os.getenv('FIXTURES') .. '/' .. fixture))
    end,
  },
  {
    '^When `(.-)` is opened%.$',
    function(_, name)
      vim.cmd('edit ' .. vim.fn.fnameescape(path_of(name)))
      if not vim.tbl_contains(require('posturelint.settings').filetypes, vim.bo.filetype) then
        return
      end
      until_true('a server is attached', function()
        return clients()[1] ~= nil and vim.lsp.buf_is_attached(0, clients()[1].id)
      end)
      server = server or clients()[1].rpc.pid
    end,
  },
  {
    '^When the cursor is at `(.-)`%.$',
    function(_, text)
      local row, byte = find(text)
      vim.api.nvim_win_set_cursor(0, { row + 1, byte })
    end,
  },
  {
    '^When `(.-)` becomes `(.-)`%.$',
    function(_, text, other)
      local row, byte = find(text)
      vim.api.nvim_buf_set_text(0, row, byte, row, byte + #text, { other })
    end,
  },
  {
    '^When the file is saved%.$',
    function()
      vim.cmd('write')
    end,
  },
  {
    '^When the action "(.*)" is taken%.$',
    function(_, title)
      local offered
      vim.ui.select = function(items, options, choose)
        offered = {}
        for _, item in ipairs(items) do
          local text = options.format_item(item)
          table.insert(offered, text)
          if text == title then
            choose(item)
          end
        end
      end
      vim.lsp.buf.code_action()
      until_true('actions are offered', function()
        return offered ~= nil
      end)
      if not vim.tbl_contains(offered, title) then
        fail('the action is offered', table.concat(offered, '\n'))
      end
    end,
  },
  {
    '^When all is fixed%.$',
    function()
      vim.cmd('PosturelintFixAll')
    end,
  },
  {
    '^When the name becomes `(.-)`%.$',
    function(_, name)
      vim.lsp.buf.rename(name)
    end,
  },
  {
    '^When the help is called%.$',
    function()
      show('help', vim.lsp.buf.hover)
    end,
  },
  {
    '^When the rule here is explained%.$',
    function()
      show('the command', function()
        vim.cmd('PosturelintExplain')
      end)
    end,
  },
  {
    '^When the rule `(.-)` is explained%.$',
    function(_, rule)
      show('the command', function()
        vim.cmd('PosturelintExplain ' .. rule)
      end)
    end,
  },
  {
    '^When the server is restarted%.$',
    function()
      vim.cmd('PosturelintRestart')
    end,
  },
  {
    '^When the server is killed%.$',
    function()
      vim.loop.kill(clients()[1].rpc.pid, 'sigkill')
      until_true('the server is gone', function()
        return #clients() == 0
      end)
    end,
  },
  {
    '^When the log is shown%.$',
    function()
      show('the command', function()
        vim.cmd('PosturelintLog')
      end)
    end,
  },
  {
    '^Then `(.-)` has the findings:$',
    function(block, name)
      expect('the findings', block, function()
        return findings(name)
      end)
    end,
  },
  {
    '^Then `(.-)` reads:$',
    function(block, name)
      expect('the text', block, function()
        return text_of(name)
      end)
    end,
  },
  {
    '^Then `(.-)` reads like the fixture `(.-)`%.$',
    function(_, name, fixture)
      expect('the text', read(os.getenv('FIXTURES') .. '/' .. fixture), function()
        return text_of(name)
      end)
    end,
  },
  {
    '^Then one reads:$',
    function(block)
      -- A server that has more to say says it later: the log grows.
      local last = vim.loop.now() + kPatienceMs
      while unread_line(block) and vim.loop.now() < last do
        vim.wait(50)
        show_again()
      end
      local line = unread_line(block)
      if line then
        fail('the window has "' .. line .. '"', table.concat(output, '\n'))
      end
    end,
  },
  {
    '^Then another server runs%.$',
    function()
      until_true('another server runs', function()
        return clients()[1] ~= nil and clients()[1].rpc.pid ~= server
      end)
      server = clients()[1].rpc.pid
    end,
  },
}

--- The steps of a scenario, each with its block.
local function parse(text)
  local found, fence, block = {}, nil, nil
  for line in text:gmatch('([^\n]*)\n') do
    if fence then
      if line == fence then
        found[#found].block = table.concat(block)
        fence = nil
      else
        table.insert(block, line .. '\n')
      end
    elseif line:match('^```') then
      fence, block = line:match('^`+'), {}
    elseif line:match('^Given ') or line:match('^When ') or line:match('^Then ') then
      table.insert(found, { text = line })
    end
  end
  return found
end

local function run(step)
  for _, known in ipairs(steps) do
    local found = { step.text:match(known[1]) }
    if found[1] then
      if step.text:match(':$') and not step.block then
        fail('the step has a block', step.text)
      end
      return known[2](step.block, unpack(found))
    end
  end
  fail('the step is known', step.text)
end

local function play()
  vim.o.hidden = true
  vim.o.swapfile = false
  local version = vim.version()
  local scenario = os.getenv('SCENARIO')
  say(
    ('Neovim %d.%d.%d plays %s'):format(
      version.major,
      version.minor,
      version.patch,
      vim.fn.fnamemodify(scenario, ':t:r')
    )
  )
  local todo = parse(read(scenario))
  if #todo == 0 then
    fail('the scenario has steps', scenario)
  end
  for _, step in ipairs(todo) do
    local is_fine, problem = xpcall(run, debug.traceback, step)
    if not is_fine then
      fail(step.text, problem)
    end
    say('ok: ' .. step.text)
    if step.block then
      say((('\n' .. step.block):gsub('\n([^\n])', '\n    %1'):sub(2):gsub('\n$', '')))
    end
  end
  vim.cmd('qall!')
end

vim.schedule(play)
