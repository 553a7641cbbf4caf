// SPDX-License-Identifier: Apache-2.0
// Pages that the program makes for one moment, as VS Code shows Markdown.
import * as vscode from "vscode";

const kScheme = "posturelint-answer";

export class Answers implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registered: vscode.Disposable;
  private count = 0;

  readonly onDidChange = this.changed.event;

  constructor() {
    this.registered = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(kScheme, this),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.texts.delete(document.uri.toString());
      }),
    );
  }

  dispose(): void {
    this.registered.dispose();
    this.changed.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "This was an answer to a question; ask it again.";
  }

  /** Shows a page of its own; `title` is the name of its tab. */
  async show(title: string, markdown: string, aside = false): Promise<vscode.Uri> {
    this.count += 1;
    const name = title.replaceAll(/[/\\]/g, "-");
    const uri = vscode.Uri.from({
      scheme: kScheme,
      path: `/${name}.md`,
      query: String(this.count),
    });
    this.texts.set(uri.toString(), markdown);
    const command = aside ? "markdown.showPreviewToSide" : "markdown.showPreview";
    try {
      await vscode.commands.executeCommand(command, uri);
    } catch {
      // The extension that shows Markdown is switched off: its source can be read, too.
      const viewColumn = aside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
      await vscode.window.showTextDocument(uri, { viewColumn, preserveFocus: aside });
    }
    return uri;
  }

  /** Puts another text on a page that is shown. */
  change(uri: vscode.Uri, markdown: string): void {
    this.texts.set(uri.toString(), markdown);
    this.changed.fire(uri);
  }
}
