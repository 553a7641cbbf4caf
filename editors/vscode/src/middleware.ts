// SPDX-License-Identifier: Apache-2.0
// Where a rule's page is wanted, VS Code shows it as it is meant to be read; the server, which knows
// no more than that there is an editor, would have the file opened.
import * as vscode from "vscode";
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  MessageSignature,
  Middleware,
  WorkspaceDiagnosticReport,
} from "vscode-languageclient/node";

const kShowPage = "posturelint.explainRule";

/** A link of a finding becomes a command, which Problems and hovers follow. */
function link(found: Diagnostic): void {
  if (found.codeDescription === undefined) return;
  const argument = encodeURIComponent(JSON.stringify([found.code]));
  found.codeDescription = { href: `command:${kShowPage}?${argument}` };
}

function linkAll(report: DocumentDiagnosticReport): void {
  if ("items" in report) report.items.forEach(link);
}

/** Changes what came of a request, in place. */
function prepare(method: string, result: unknown): void {
  if (method === "textDocument/diagnostic") {
    linkAll(result as DocumentDiagnosticReport);
  } else if (method === "workspace/diagnostic") {
    (result as WorkspaceDiagnosticReport).items.forEach(linkAll);
  }
}

export type ExecuteCommand = NonNullable<Middleware["executeCommand"]>;

/** `others` has the commands of the server that are not about the page of a rule. */
export function makeMiddleware(others: ExecuteCommand): Middleware {
  return {
    executeCommand: async (command, args: unknown[], next) => {
      const [rule] = args;
      if (command !== "posturelint.openRulePage" || typeof rule !== "string") {
        return others(command, args, next);
      }
      return vscode.commands.executeCommand(kShowPage, rule);
    },
    // Not provideDiagnostics and provideWorkspaceDiagnostics: the library (9.0.1) goes past the latter.
    sendRequest: async <P, R>(
      type: string | MessageSignature,
      params: P | undefined,
      token: vscode.CancellationToken | undefined,
      next: (
        type: string | MessageSignature,
        params?: P,
        token?: vscode.CancellationToken,
      ) => Promise<R>,
    ): Promise<R> => {
      const result = await next(type, params, token);
      prepare(typeof type === "string" ? type : type.method, result);
      return result;
    },
  };
}
