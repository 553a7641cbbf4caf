-- SPDX-License-Identifier: Apache-2.0
-- The built-in client, which has other names in other versions; nobody else needs to know.
local settings = require('posturelint.settings')
local uv = vim.uv or vim.loop

local M = {}

local kName = 'posturelint'
local kMarkers = { '.posturelint.yaml', '.git' }
local kLogLines = 1000
local has_enable = vim.fn.has('nvim-0.11') == 1
local log = {}

--- What the server has logged, oldest line first.
function M.log()
  return log
end

local function remember(_, message, context)
  local kinds = { 'error', 'warning', 'info', 'log' }
  local line = ('%s %s: %s'):format(os.date('%H:%M:%S'), kinds[message.type] or 'log', message.message)
  vim.list_extend(log, vim.split(line, '\n'))
  while #log > kLogLines do
    table.remove(log, 1)
  end
  return vim.lsp.handlers['window/logMessage'](nil, message, context)
end

--- The settings of a client, as start_client() takes them and lsp/NAME.lua gives them.
function M.config()
  local told = settings.for_server()
  local init_options = vim.tbl_extend('force', { showReferences = true }, told)
  return {
    name = kName,
    cmd = settings.values.cmd,
    filetypes = settings.filetypes,
    root_markers = kMarkers,
    init_options = init_options,
    settings = { posturelint = told },
    get_language_id = function(_, filetype)
      return filetype == 'sh' and 'shellscript' or filetype
    end,
    handlers = { ['window/logMessage'] = remember },
    commands = {
      ['posturelint.openRulePage'] = function(command)
        require('posturelint').explain(command.arguments[1])
      end,
      ['posturelint.showReferences'] = function(command, context)
        require('posturelint').show_references(command.arguments[3], context.client_id)
      end,
    },
  }
end

--- The folder above `path` that has the first marker that any folder has; nil when none has any.
function M.root(path)
  for _, marker in ipairs(kMarkers) do
    local folder = vim.fn.fnamemodify(path, ':p:h')
    while true do
      if uv.fs_stat(folder .. '/' .. marker) then
        return folder
      end
      local above = vim.fn.fnamemodify(folder, ':h')
      if above == folder then
        break
      end
      folder = above
    end
  end
end

--- Running clients of ours: of a buffer, or all.
function M.running(bufnr)
  if vim.lsp.get_clients then
    return vim.lsp.get_clients({ name = kName, bufnr = bufnr })
  end
  local found = {}
  local clients = bufnr and vim.lsp.buf_get_clients(bufnr) or vim.lsp.get_active_clients()
  for _, client in pairs(clients) do
    if client.name == kName then
      table.insert(found, client)
    end
  end
  return found
end

--- Calls what is a function of the client up to 0.10, and its method from then on.
function M.call(client, name, ...)
  if has_enable then
    return client[name](client, ...)
  end
  return client[name](...)
end

local function start(bufnr, config)
  if has_enable then
    return vim.lsp.start(config, { bufnr = bufnr })
  end
  for _, client in ipairs(M.running()) do
    if client.config.root_dir == config.root_dir and not M.call(client, 'is_stopped') then
      return vim.lsp.buf_attach_client(bufnr, client.id)
    end
  end
  local id = vim.lsp.start_client(config)
  if id then
    vim.lsp.buf_attach_client(bufnr, id)
  end
end

--- Attaches a buffer to the client of its folder; starts that when there is none.
function M.attach(bufnr)
  local path = vim.api.nvim_buf_get_name(bufnr)
  if path == '' or vim.bo[bufnr].buftype ~= '' then
    return
  end
  if vim.fn.executable(settings.values.cmd[1]) == 0 then
    vim.notify_once(
      ('posturelint: cannot run "%s"; put it on the PATH, or give setup() a cmd'):format(
        settings.values.cmd[1]
      ),
      vim.log.levels.WARN
    )
    return
  end
  local config = has_enable and vim.deepcopy(vim.lsp.config[kName]) or M.config()
  config.root_dir = M.root(path)
  start(bufnr, config)
end

local function wants(bufnr)
  return vim.tbl_contains(settings.filetypes, vim.bo[bufnr].filetype)
end

--- Attaches buffers from now on, and those that are open.
function M.enable()
  local group = vim.api.nvim_create_augroup('posturelint', { clear = true })
  -- Not all versions watch files, and a buffer of YAML has no server that is told of its saving.
  vim.api.nvim_create_autocmd('BufWritePost', {
    group = group,
    pattern = { '*.yaml', '*.yml', '.gitignore' },
    callback = function(args)
      local change = { uri = vim.uri_from_bufnr(args.buf), type = 2 }
      for _, client in ipairs(M.running()) do
        M.call(client, 'notify', 'workspace/didChangeWatchedFiles', { changes = { change } })
      end
    end,
  })
  if has_enable then
    -- Takes lsp/posturelint.lua, and what the user has set with vim.lsp.config().
    vim.lsp.enable(kName)
    return
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = settings.filetypes,
    callback = function(args)
      M.attach(args.buf)
    end,
  })
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr) and wants(bufnr) then
      M.attach(bufnr)
    end
  end
end

--- Stops the running clients, and starts others for the buffers they had.
function M.restart()
  local stopped = M.running()
  local buffers = {}
  for _, client in ipairs(stopped) do
    for bufnr in pairs(client.attached_buffers) do
      buffers[bufnr] = true
    end
    M.call(client, 'stop')
  end
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    -- A server that died has left its buffers behind.
    if vim.api.nvim_buf_is_loaded(bufnr) and wants(bufnr) then
      buffers[bufnr] = true
    end
  end
  local patience = 50
  local timer = uv.new_timer()
  timer:start(
    0,
    100,
    vim.schedule_wrap(function()
      if timer:is_closing() then
        return
      end
      local is_over = true
      for _, client in ipairs(stopped) do
        is_over = is_over and M.call(client, 'is_stopped')
      end
      patience = patience - 1
      if not is_over and patience > 0 then
        return
      end
      timer:close()
      for bufnr in pairs(buffers) do
        if vim.api.nvim_buf_is_loaded(bufnr) then
          M.attach(bufnr)
        end
      end
    end)
  )
end

return M
