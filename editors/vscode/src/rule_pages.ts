// SPDX-License-Identifier: Apache-2.0
// The page of a rule, as VS Code shows Markdown.
import * as vscode from "vscode";
import type { Server } from "./server";

const kScheme = "posturelint-rule";

interface RulePage {
  readonly markdown: string;
}

export interface RuleLine {
  readonly id: string;
  readonly severity: string;
  readonly summary: string;
}

export class RulePages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registered: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.registered = vscode.workspace.registerTextDocumentContentProvider(kScheme, this);
  }

  dispose(): void {
    this.registered.dispose();
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const rule = uri.path.slice(1).replace(/\.md$/, "");
    const page = await this.server.running?.sendRequest<RulePage | null>("posturelint/rulePage", {
      rule,
    });
    if (page === undefined) return "The posturelint server does not run.";
    return page?.markdown ?? `There is no rule ${rule}.`;
  }

  async show(rule: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: kScheme, path: `/${rule}.md` });
    try {
      await vscode.commands.executeCommand("markdown.showPreview", uri);
    } catch {
      // The extension that shows Markdown is switched off: its source can be read, too.
      await vscode.window.showTextDocument(uri);
    }
  }

  /** Asks which rule, the findings under the cursor first, and shows its page. */
  async pick(): Promise<void> {
    const client = this.server.running;
    if (client === undefined) {
      void vscode.window.showWarningMessage("posturelint: the server does not run");
      return;
    }
    const rules = client.sendRequest<readonly RuleLine[]>("posturelint/rules", {});
    const here = rulesUnderCursor();
    const items = rules.then((all) => pickItems(all, here));
    const picked = await vscode.window.showQuickPick(items, {
      placeHolder: "Which rule?",
      matchOnDescription: true,
    });
    if (picked !== undefined) await this.show(picked.label);
  }
}

/** The items of the list: the rules `here` first, in a section of their own. */
export function pickItems(
  all: readonly RuleLine[],
  here: readonly string[],
): vscode.QuickPickItem[] {
  const item = (rule: RuleLine): vscode.QuickPickItem => ({
    label: rule.id,
    description: `${rule.severity}: ${rule.summary}`,
  });
  const separator = (label: string): vscode.QuickPickItem => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
  });
  const first = all.filter((rule) => here.includes(rule.id));
  if (first.length === 0) return all.map(item);
  const others = all.filter((rule) => !here.includes(rule.id));
  return [separator("found here"), ...first.map(item), separator("all"), ...others.map(item)];
}

function rulesUnderCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  return vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter((found) => found.source === "posturelint")
    .filter((found) => found.range.intersection(editor.selection) !== undefined)
    .map(ruleOf)
    .filter((rule) => rule !== "");
}

/** The id of the rule that found it. */
export function ruleOf(found: vscode.Diagnostic): string {
  const code = typeof found.code === "object" ? found.code.value : found.code;
  return code === undefined ? "" : String(code);
}
