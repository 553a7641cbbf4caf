// SPDX-License-Identifier: Apache-2.0
// The lenses above a rule of a policy: who reaches it, and what becomes of one sign-in, which can be
// edited while its answer stands beside it.
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Answers } from "./answers";
import type { ExecuteCommand } from "./middleware";
import type { Server } from "./server";

const kWhoReaches = "posturelint.whoReaches";
const kSimulate = "posturelint.simulate";
/** How long nobody types before the answer is looked for anew. */
const kPauseMs = 200;

/** A rule, as the server names it. */
interface RuleAddress {
  readonly uri: string;
  readonly fragment: string;
  readonly pointer: string;
}

interface Page {
  readonly markdown: string;
}

function addressOf(args: readonly unknown[]): RuleAddress | undefined {
  const [uri, fragment, pointer] = args;
  return typeof uri === "string" && typeof fragment === "string" && typeof pointer === "string"
    ? { uri, fragment, pointer }
    : undefined;
}

export class Questions implements vscode.Disposable {
  private readonly watching = new Set<vscode.Disposable>();

  constructor(
    private readonly server: Server,
    private readonly answers: Answers,
  ) {}

  /** What the lenses ask for, shown as VS Code can; the server would make files. */
  readonly executeCommand: ExecuteCommand = async (command, args: unknown[], next) => {
    const rule = addressOf(args);
    const client = this.server.running;
    if (rule === undefined || client === undefined) return next(command, args);
    if (command === kWhoReaches) return this.whoReaches(client, rule);
    if (command === kSimulate) return this.simulate(client, rule);
    return next(command, args);
  };

  dispose(): void {
    this.watching.forEach((one) => one.dispose());
    this.watching.clear();
  }

  private async whoReaches(client: LanguageClient, rule: RuleAddress): Promise<void> {
    const page = await client.sendRequest<Page>("posturelint/whoReaches", rule);
    await this.answers.show("Who reaches it", page.markdown);
  }

  private async simulate(client: LanguageClient, rule: RuleAddress): Promise<void> {
    const { signIn } = await client.sendRequest<{ signIn: string }>("posturelint/signIn", rule);
    const document = await vscode.workspace.openTextDocument({ language: "json", content: signIn });
    await vscode.window.showTextDocument(document, { preview: false });
    const first = await this.answerFor(document, rule);
    const page = await this.answers.show("Simulation", first, true);
    this.follow(document, rule, page);
  }

  private async answerFor(document: vscode.TextDocument, rule: RuleAddress): Promise<string> {
    const client = this.server.running;
    if (client === undefined) return "The posturelint server does not run.";
    const question = { ...rule, signIn: document.getText() };
    try {
      return (await client.sendRequest<Page>("posturelint/simulate", question)).markdown;
    } catch (error) {
      return `There is no answer: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  /** Answers anew when the sign-in is edited, or a policy, until the sign-in is closed. */
  private follow(document: vscode.TextDocument, rule: RuleAddress, page: vscode.Uri): void {
    let waiting: NodeJS.Timeout | undefined;
    let asked = 0;
    const answer = async (): Promise<void> => {
      asked += 1;
      const number = asked;
      const markdown = await this.answerFor(document, rule);
      if (number === asked) this.answers.change(page, markdown);
    };
    const changes = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document && event.document.uri.scheme !== "file") return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void answer(), kPauseMs);
    });
    const closing = vscode.workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) end.dispose();
    });
    const end = new vscode.Disposable(() => {
      clearTimeout(waiting);
      changes.dispose();
      closing.dispose();
      this.watching.delete(end);
    });
    this.watching.add(end);
  }
}
