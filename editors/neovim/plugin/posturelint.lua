-- SPDX-License-Identifier: Apache-2.0
if vim.g.loaded_posturelint then
  return
end
vim.g.loaded_posturelint = true

local function command(name, run, options)
  vim.api.nvim_create_user_command(name, run, options)
end

command('PosturelintExplain', function(args)
  require('posturelint').explain(args.args)
end, {
  nargs = '?',
  desc = "Show a rule's page; without a name, that of the finding under the cursor",
  complete = function(start)
    return require('posturelint').complete_rule(start)
  end,
})
command('PosturelintFixAll', function()
  require('posturelint').fix_all()
end, { desc = 'Apply all fixes of this buffer that are safe' })
command('PosturelintRestart', function()
  require('posturelint').restart()
end, { desc = 'Restart the language server' })
command('PosturelintLog', function()
  require('posturelint').show_log()
end, { desc = 'Show what the language server has said' })

require('posturelint').enable()
