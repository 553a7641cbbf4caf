// SPDX-License-Identifier: Apache-2.0
use zed_extension_api::{self as zed, settings::LspSettings};

struct Posturelint;

impl zed::Extension for Posturelint {
    fn new() -> Self {
        Posturelint
    }

    /// The program of the settings (`lsp.posturelint.binary.path`), else that on the PATH.
    fn language_server_command(
        &mut self,
        server: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<zed::Command> {
        let configured = LspSettings::for_worktree(server.as_ref(), worktree)
            .ok()
            .and_then(|settings| settings.binary)
            .and_then(|binary| binary.path);
        let program = configured
            .or_else(|| worktree.which("posturelint"))
            .ok_or_else(|| "posturelint is not on the PATH".to_string())?;
        Ok(zed::Command {
            command: program,
            args: vec!["lsp".to_string()],
            env: Vec::new(),
        })
    }

    fn language_server_initialization_options(
        &mut self,
        server: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<Option<zed::serde_json::Value>> {
        Ok(LspSettings::for_worktree(server.as_ref(), worktree)?.initialization_options)
    }
}

zed::register_extension!(Posturelint);
