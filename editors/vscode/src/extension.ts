// SPDX-License-Identifier: Apache-2.0
import * as vscode from "vscode";
import type { Location, Position } from "vscode-languageclient/node";
import { Answers } from "./answers";
import { makeMiddleware } from "./middleware";
import { Questions } from "./questions";
import { Reports } from "./reports";
import { RulePages } from "./rule_pages";
import { Silencing } from "./silence";
import { Server } from "./server";
import { showStatus } from "./status";

const kFixAll = "source.fixAll.posturelint";

let running: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("posturelint");
  const silencing = new Silencing();
  const answers = new Answers();
  const server: Server = new Server(log, {
    ...makeMiddleware((command, args, next) => questions.executeCommand(command, args, next)),
    ...silencing.middleware,
  });
  const questions = new Questions(server, answers);
  const pages = new RulePages(server);
  const reports = new Reports(server, answers);
  running = server;

  const command = (name: string, run: (...args: never[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`posturelint.${name}`, run);
  context.subscriptions.push(
    log,
    server,
    pages,
    answers,
    questions,
    silencing.command,
    showStatus(server, context.extension.id),
    command("explainRule", (rule?: unknown) =>
      typeof rule === "string" ? pages.show(rule) : pages.pick(),
    ),
    command("fixAll", fixAll),
    command("showMap", () => reports.showMap()),
    command("compareWithCommit", () => reports.compareWithCommit()),
    command("restart", () => server.restart()),
    command("showLog", () => log.show()),
    command("showReferences", (uri: string, position: Position, places: Location[]) =>
      showReferences(server, uri, position, places),
    ),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const restarting = ["posturelint.path", "posturelint.format"];
      if (restarting.some((name) => change.affectsConfiguration(name))) void server.restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (!server.isRunning) void server.restart();
    }),
  );
  await server.restart();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}

/** All safe fixes of the file in the active editor. */
async function fixAll(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) return;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    document.validateRange(whole),
    kFixAll,
    1, // with the edit of the first one
  );
  const edit = actions.find((action) => action.kind?.value === kFixAll)?.edit;
  if (edit === undefined) {
    void vscode.window.showInformationMessage("posturelint: nothing here is safe to fix by itself");
    return;
  }
  await vscode.workspace.applyEdit(edit);
}

/** What a code lens of the server asks for: its places, in the protocol's own form. */
async function showReferences(
  server: Server,
  uri: string,
  position: Position,
  places: Location[],
): Promise<void> {
  const convert = server.running?.protocol2CodeConverter;
  if (convert === undefined) return;
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    convert.asUri(uri),
    convert.asPosition(position),
    places.map((place) => convert.asLocation(place)),
  );
}
