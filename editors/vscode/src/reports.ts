// SPDX-License-Identifier: Apache-2.0
// What the program says of whole policies: their map, and what has changed since the last commit.
import { randomBytes } from "node:crypto";
import { basename, dirname, resolve } from "node:path";
import * as vscode from "vscode";
import type { Answers } from "./answers";
import { pageForWebview } from "./map_page";
import { runProgram } from "./run_program";
import type { Server } from "./server";

export class Reports {
  constructor(
    private readonly server: Server,
    private readonly answers: Answers,
  ) {}

  /** The map of the file in front, else of the folder that is open. */
  async showMap(): Promise<void> {
    const file = await fileInFront();
    const path = file ?? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    if (path === undefined) return say("there is no file and no folder to map");
    const folder = file === undefined ? path : dirname(path);
    const named = file === undefined ? "." : basename(path);
    const html = await this.run(["map", "--format", "html", ...this.config(), named], folder);
    if (html === undefined) return;
    const panel = vscode.window.createWebviewPanel(
      "posturelint.map",
      `Map of ${basename(path)}`,
      vscode.ViewColumn.Beside,
      { enableScripts: true, localResourceRoots: [] },
    );
    const show = (): void => {
      const nonce = randomBytes(16).toString("hex");
      const page = pageForWebview(html, nonce, isDark(vscode.window.activeColorTheme.kind));
      panel.webview.html = page ?? "";
      if (page === undefined) say("the program makes a page that this extension does not know");
    };
    show();
    const themes = vscode.window.onDidChangeActiveColorTheme(show);
    panel.onDidDispose(() => themes.dispose());
  }

  /** What has changed in the file in front since the last commit. */
  async compareWithCommit(): Promise<void> {
    // It runs git in the folder of the file.
    if (!vscode.workspace.isTrusted) return say("trust the workspace first: this runs git in it");
    const path = await fileInFront();
    if (path === undefined) return say("open a file of policies first");
    const name = basename(path);
    const args = ["compare", "--format", "markdown", ...this.config(), `HEAD:./${name}`, `./${name}`];
    const markdown = await this.run(args, dirname(path));
    if (markdown === undefined) return;
    await this.answers.show(`${name} since the last commit`, markdown);
  }

  private config(): string[] {
    const config = vscode.workspace.getConfiguration("posturelint").get<string>("config", "");
    if (config === "") return [];
    const first = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    return ["--config", first === undefined ? config : resolve(first, config)];
  }

  private async run(args: readonly string[], folder: string): Promise<string | undefined> {
    const program = this.server.program;
    if (program === undefined) return void say("the server does not run");
    try {
      return await runProgram(program, args, folder);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }
}

function isDark(kind: vscode.ColorThemeKind): boolean {
  return kind === vscode.ColorThemeKind.Dark || kind === vscode.ColorThemeKind.HighContrast;
}

function say(what: string): void {
  void vscode.window.showInformationMessage(`posturelint: ${what}`);
}

/** The path of the document in front, saved: the program reads what is on the disk. */
async function fileInFront(): Promise<string | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.uri.scheme !== "file") return undefined;
  if (document.isDirty && !(await document.save())) return undefined;
  return document.uri.fsPath;
}
