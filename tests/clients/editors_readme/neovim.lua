-- SPDX-License-Identifier: Apache-2.0
-- Prints what is found in the file that is open.
vim.schedule(function()
  vim.wait(60000, function()
    return #vim.diagnostic.get(0) > 0
  end, 50)
  for _, finding in ipairs(vim.diagnostic.get(0)) do
    io.stdout:write(finding.message .. '\n')
  end
  vim.cmd('qall!')
end)
