# For ~/.config/kak/kakrc, behind what starts kakoune-lsp.
# SPDX-License-Identifier: Apache-2.0
hook global BufSetOption filetype=(json|markdown|sh) %{
    set-option -add buffer lsp_servers %{
        [posturelint]
        root_globs = [".posturelint.yaml", ".git"]
        command = "posturelint"
        args = ["lsp"]
    }
}
hook global WinSetOption filetype=(json|markdown|sh) %{
    lsp-enable-window
}
