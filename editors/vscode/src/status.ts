// SPDX-License-Identifier: Apache-2.0
// What a person sees of the server: an item beside the language, and a message with a way out.
import * as vscode from "vscode";
import { kSelector } from "./selector";
import type { Health, Server } from "./server";

/** `extension` is our own id, whose page tells how to install the program. */
export function showStatus(server: Server, extension: string): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("posturelint", [...kSelector]);
  item.name = "posturelint";
  const log = { title: "Show the Log", command: "posturelint.showLog" };
  const restart = { title: "Restart", command: "posturelint.restart" };

  const show = (health: Health): void => {
    item.busy = health.is === "starting";
    item.severity =
      health.is === "failed"
        ? vscode.LanguageStatusSeverity.Error
        : vscode.LanguageStatusSeverity.Information;
    item.detail = health.is === "failed" ? health.why : "";
    item.text = health.is === "running" ? `posturelint ${health.version}` : "posturelint";
    item.command = health.is === "failed" ? restart : log;
    if (health.is === "failed") void offerWayOut(health.why, server, extension);
  };
  return vscode.Disposable.from(item, server.onHealth(show));
}

let isAsking = false;

async function offerWayOut(why: string, server: Server, extension: string): Promise<void> {
  if (isAsking) return; // one message at a time
  isAsking = true;
  const setPath = "Set the Path";
  const install = "How to Install";
  const again = "Try Again";
  const chosen = await vscode.window.showErrorMessage(
    `posturelint: ${why}.`,
    setPath,
    install,
    again,
  );
  isAsking = false;
  switch (chosen) {
    case setPath:
      await vscode.commands.executeCommand("workbench.action.openSettings", "posturelint.path");
      return;
    case install:
      await vscode.commands.executeCommand("extension.open", extension);
      return;
    case again:
      await server.restart();
      return;
    default:
      return;
  }
}
