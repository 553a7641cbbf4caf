-- SPDX-License-Identifier: Apache-2.0
local client = require('posturelint.client')
local settings = require('posturelint.settings')

local M = {}

local kFixAll = 'source.fixAll.posturelint'
local kTimeoutMs = 5000

local function tell(message, level)
  vim.notify('posturelint: ' .. message, level or vim.log.levels.INFO)
end

--- Takes settings: cmd, config, select, ignore, apiRelease. Without a call the defaults hold.
function M.setup(options)
  settings.set(options or {})
  if vim.g.loaded_posturelint then
    client.enable()
  end
end

--- Lets buffers of our kinds have a server.
function M.enable()
  client.enable()
end

--- A client of ours, of the buffer if it has one; nil, and the user knows why, when none runs.
local function need_client(bufnr)
  local running = client.running(bufnr)[1] or client.running()[1]
  if not running then
    tell('the server is not running; open a policy first', vim.log.levels.WARN)
  end
  return running
end

local function ask(of, method, params, bufnr)
  local answer, failure = client.call(of, 'request_sync', method, params, kTimeoutMs, bufnr)
  if not answer then
    return nil, failure
  end
  return answer.result, answer.err and answer.err.message
end

--- Shows lines in a window of their own; `q` closes it.
local function show(title, lines, filetype)
  vim.cmd('belowright new')
  local bufnr = vim.api.nvim_get_current_buf()
  vim.bo[bufnr].buftype = 'nofile'
  vim.bo[bufnr].bufhidden = 'wipe'
  vim.bo[bufnr].swapfile = false
  vim.api.nvim_buf_set_name(bufnr, ('posturelint://%d/%s'):format(bufnr, title))
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, lines)
  vim.bo[bufnr].modifiable = false
  vim.bo[bufnr].filetype = filetype
  vim.keymap.set('n', 'q', '<cmd>close<cr>', { buffer = bufnr, silent = true })
end

local function code_of(diagnostic)
  return diagnostic.code or vim.tbl_get(diagnostic, 'user_data', 'lsp', 'code')
end

--- The rule of the finding under the cursor, else of the first one of its line.
local function rule_at_cursor()
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  local first
  for _, diagnostic in ipairs(vim.diagnostic.get(0, { lnum = line - 1 })) do
    if diagnostic.source == 'posturelint' then
      first = first or code_of(diagnostic)
      if diagnostic.col <= column and column < diagnostic.end_col then
        return code_of(diagnostic)
      end
    end
  end
  return first
end

--- Shows the page of a rule; without a name, of the rule of the finding under the cursor.
function M.explain(rule)
  if not rule or rule == '' then
    rule = rule_at_cursor()
  end
  if not rule then
    return tell('there is no finding here; name a rule')
  end
  local asked = need_client(0)
  if not asked then
    return
  end
  local page, failure = ask(asked, 'posturelint/rulePage', { rule = rule }, 0)
  if failure then
    return tell(failure, vim.log.levels.ERROR)
  end
  if type(page) ~= 'table' then
    return tell(('there is no rule "%s"'):format(rule), vim.log.levels.WARN)
  end
  show(rule, vim.split(page.markdown, '\n'), 'markdown')
end

--- The rules that begin so: those found in this buffer, and all that the server tells of.
function M.complete_rule(start)
  local seen, rules = {}, {}
  local function add(rule)
    if rule and not seen[rule] and vim.startswith(rule, start) then
      seen[rule] = true
      table.insert(rules, rule)
    end
  end
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.source == 'posturelint' then
      add(code_of(diagnostic))
    end
  end
  local running = client.running()[1]
  local all = running and ask(running, 'posturelint/rules', vim.empty_dict(), 0)
  for _, rule in ipairs(type(all) == 'table' and all or {}) do
    add(rule.id)
  end
  return rules
end

--- Applies all safe fixes of a buffer (0, the default, is the current one) before it returns, so
--- that it can be called before a buffer is written.
function M.fix_all(bufnr)
  bufnr = bufnr or 0
  local asked = need_client(bufnr)
  if not asked then
    return
  end
  local actions, failure = ask(asked, 'textDocument/codeAction', {
    textDocument = { uri = vim.uri_from_bufnr(bufnr) },
    range = {
      start = { line = 0, character = 0 },
      ['end'] = { line = vim.api.nvim_buf_line_count(bufnr), character = 0 },
    },
    context = { diagnostics = {}, only = { kFixAll } },
  }, bufnr)
  for _, action in ipairs(actions or {}) do
    if action.kind == kFixAll and not failure then
      if not action.edit then
        action, failure = ask(asked, 'codeAction/resolve', action, bufnr)
      end
      if action and action.edit then
        return vim.lsp.util.apply_workspace_edit(action.edit, asked.offset_encoding)
      end
    end
  end
  if failure then
    return tell(failure, vim.log.levels.ERROR)
  end
  tell('nothing here has a safe fix')
end

--- Stops the servers, and starts them anew for the buffers they had.
function M.restart()
  client.restart()
end

--- Shows what the servers have logged.
function M.show_log()
  local lines = vim.deepcopy(client.log())
  if #lines == 0 then
    lines = { 'The server has said nothing.' }
  end
  show('log', lines, 'posturelintlog')
end

--- Shows the places that a code lens counted.
function M.show_references(locations, client_id)
  local asked = vim.lsp.get_client_by_id(client_id)
  local items = vim.lsp.util.locations_to_items(locations, asked.offset_encoding)
  vim.fn.setqflist({}, ' ', { title = 'posturelint', items = items })
  vim.cmd('botright copen')
end

return M
