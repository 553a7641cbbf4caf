// SPDX-License-Identifier: Apache-2.0
// Where a rule's page is wanted, VS Code shows it as it is meant to be read; the server, which knows
// no more than that there is an editor, would have the file opened.
import * as vscode from "vscode";
import type { Middleware, vsdiag } from "vscode-languageclient/node";
import { ruleOf } from "./rule_pages";

const kShowPage = "posturelint.explainRule";

/** A link of a finding becomes a command, which Problems and hovers follow. */
function withLink(found: vscode.Diagnostic): vscode.Diagnostic {
  if (typeof found.code === "object") {
    const argument = encodeURIComponent(JSON.stringify([ruleOf(found)]));
    const target = vscode.Uri.parse(`command:${kShowPage}?${argument}`);
    found.code = { value: found.code.value, target };
  }
  return found;
}

function withLinks<Report extends vsdiag.DocumentDiagnosticReport>(report: Report): Report {
  if ("items" in report) report.items.forEach(withLink);
  return report;
}

export function makeMiddleware(): Middleware {
  return {
    executeCommand: async (command, args: unknown[], next) => {
      const [rule] = args;
      if (command !== "posturelint.openRulePage" || typeof rule !== "string") {
        return next(command, args);
      }
      return vscode.commands.executeCommand(kShowPage, rule);
    },
    provideDiagnostics: async (document, previous, token, next) => {
      const report = await next(document, previous, token);
      return report ? withLinks(report) : report;
    },
    provideWorkspaceDiagnostics: async (previous, token, report, next) => {
      const whole = await next(previous, token, (chunk) => {
        chunk?.items.forEach(withLinks);
        report(chunk);
      });
      whole?.items.forEach(withLinks);
      return whole;
    },
  };
}
