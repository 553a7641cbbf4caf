// SPDX-License-Identifier: Apache-2.0
// A finding that is silenced in the configuration wants a reason: the cursor goes to where it is to be
// written. VS Code would show no more than a tab with another file.
import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";

const kGiveReason = "posturelint.giveReason";
/** What the server calls the action. */
const kInConfiguration = "suppressInConfiguration";
const kKey = "reason: ";

interface Place {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** Where the reason stands once the edit is done. */
function reasonIn(edit: vscode.WorkspaceEdit): Place | undefined {
  for (const [uri, edits] of edit.entries()) {
    for (const { range, newText } of edits) {
      const at = newText.indexOf(kKey);
      if (at < 0) continue;
      const before = newText.slice(0, at + kKey.length).split("\n");
      const line = range.start.line + before.length - 1;
      const column = (before.length === 1 ? range.start.character : 0) + (before.at(-1) ?? "").length;
      const reason = newText.slice(at + kKey.length).split("\n", 1)[0] ?? "";
      return { uri, range: new vscode.Range(line, column, line, column + reason.length) };
    }
  }
  return undefined;
}

/** The server's name for an action that it will be asked about again. */
function nameOf(action: vscode.CodeAction): unknown {
  const data: unknown = "data" in action ? action.data : undefined;
  return typeof data === "object" && data !== null && "action" in data ? data.action : undefined;
}

export class Silencing {
  /** Of the action that was resolved last. */
  private place: Place | undefined;

  readonly middleware: Middleware = {
    provideCodeActions: async (document, range, context, token, next) => {
      const actions = await next(document, range, context, token);
      for (const action of actions ?? []) {
        if (action instanceof vscode.CodeAction && nameOf(action) === kInConfiguration) {
          action.command = { title: "Give a Reason", command: kGiveReason };
        }
      }
      return actions;
    },
    resolveCodeAction: async (action, token, next) => {
      const resolved = await next(action, token);
      if (nameOf(action) === kInConfiguration) {
        this.place = resolved?.edit && reasonIn(resolved.edit);
      }
      return resolved;
    },
  };

  readonly command = vscode.commands.registerCommand(kGiveReason, async () => {
    if (this.place === undefined) return;
    const { uri, range } = this.place;
    await vscode.window.showTextDocument(uri, { selection: range, preview: false });
  });
}
