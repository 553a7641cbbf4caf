-- SPDX-License-Identifier: Apache-2.0
-- For vim.lsp.config() and vim.lsp.enable() of Neovim 0.11 and newer.
return require('posturelint.client').config()
