-- SPDX-License-Identifier: Apache-2.0
local M = {}

M.filetypes = { 'json', 'jsonc', 'jsonl', 'markdown', 'mdx', 'sh', 'bash', 'http' }

-- What setup() takes; what is nil is left to the server.
M.values = {
  cmd = { 'posturelint', 'lsp' },
  config = nil,
  select = nil,
  ignore = nil,
  apiRelease = nil,
}

local kinds = {
  cmd = 'table',
  config = 'string',
  select = 'table',
  ignore = 'table',
  apiRelease = 'string',
}

--- Takes the options of setup(); an error names what is wrong with them.
function M.set(options)
  for name, value in pairs(options) do
    if not kinds[name] then
      error(('posturelint: there is no setting "%s"'):format(name), 0)
    end
    if type(value) ~= kinds[name] then
      error(('posturelint: %s is a %s, not a %s'):format(name, kinds[name], type(value)), 0)
    end
    M.values[name] = value
  end
end

--- What the server is told of them.
function M.for_server()
  local values = M.values
  local told = {
    config = values.config and vim.fn.fnamemodify(vim.fn.expand(values.config), ':p'),
    select = values.select,
    ignore = values.ignore,
    apiRelease = values.apiRelease,
  }
  return next(told) and told or vim.empty_dict()
end

return M
