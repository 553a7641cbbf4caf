// SPDX-License-Identifier: Apache-2.0
// The server: found, started, restarted.
import { homedir } from "node:os";
import * as vscode from "vscode";
import {
  LanguageClient,
  State,
  type DynamicFeature,
  type LanguageClientOptions,
  type Middleware,
  type StaticFeature,
} from "vscode-languageclient/node";
import { findProgram } from "./program";
import { kSelector } from "./selector";

export type Health =
  | { readonly is: "starting" }
  | { readonly is: "running"; readonly version: string }
  | { readonly is: "stopped" }
  | { readonly is: "failed"; readonly inShort: string; readonly why: string };

/** All but formatting, unless it is asked for: VS Code has a formatter for JSON. */
class Client extends LanguageClient {
  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    const method = "registrationType" in feature ? feature.registrationType.method : "";
    const isFormatting = /^textDocument\/(range)?formatting$/i.test(method);
    if (isFormatting && !settings().get<boolean>("format.enable", false)) return;
    super.registerFeature(feature);
  }
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("posturelint");
}

export class Server implements vscode.Disposable {
  private readonly healthChanged = new vscode.EventEmitter<Health>();
  private client: Client | undefined;
  private health: Health = { is: "stopped" };
  private started: string | undefined;
  /** Starts and stops come one after another. */
  private last: Promise<void> = Promise.resolve();

  readonly onHealth = this.healthChanged.event;

  constructor(
    private readonly log: vscode.OutputChannel,
    private readonly middleware: Middleware,
  ) {}

  /** Undefined while it does not run. */
  get running(): LanguageClient | undefined {
    return this.health.is === "running" ? this.client : undefined;
  }

  /** The program that runs as the server; undefined while none does. */
  get program(): string | undefined {
    return this.isRunning ? this.started : undefined;
  }

  get isRunning(): boolean {
    return this.health.is === "running";
  }

  /** Stops the server if there is one, looks for the program and starts it. */
  restart(): Promise<void> {
    return this.next(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  stop(): Promise<void> {
    return this.next(() => this.stopNow());
  }

  dispose(): void {
    this.healthChanged.dispose();
  }

  private next(task: () => Promise<void>): Promise<void> {
    this.last = this.last.then(task, task);
    return this.last;
  }

  private async startNow(): Promise<void> {
    const search = findProgram({
      configured: settings().get<string>("path", "").trim(),
      searchPath: process.env["PATH"] ?? "",
      home: homedir(),
      folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
      isTrusted: vscode.workspace.isTrusted,
      platform: process.platform,
    });
    if ("looked" in search) {
      const why = `the program posturelint was not found: looked at ${search.looked.join(", ")}`;
      this.log.appendLine(why);
      return this.become({ is: "failed", inShort: "program not found", why });
    }
    this.started = search.program;
    this.log.appendLine(`starting ${search.program} lsp`);
    const client = new Client(
      "posturelint",
      "posturelint",
      { command: search.program, args: ["lsp"] },
      this.options(),
    );
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) this.follow(client, newState);
    });
    try {
      await client.start();
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      const why = `${search.program} does not start: ${what}`;
      this.become({ is: "failed", inShort: "does not start", why });
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client === undefined) return;
    try {
      await client.dispose();
    } catch {
      // It went by itself.
    }
    this.become({ is: "stopped" });
  }

  private options(): LanguageClientOptions {
    const own = settings();
    return {
      documentSelector: kSelector.map((filter) => ({ ...filter })) as NonNullable<
        LanguageClientOptions["documentSelector"]
      >,
      outputChannel: this.log,
      initializationOptions: {
        config: own.get<string>("config", ""),
        select: own.get<string[]>("select", []),
        ignore: own.get<string[]>("ignore", []),
        apiRelease: own.get<string>("apiRelease", ""),
        showReferences: true,
      },
      synchronize: { configurationSection: "posturelint" },
      middleware: this.middleware,
    };
  }

  private follow(client: Client, state: State): void {
    switch (state) {
      case State.Starting:
        return this.become({ is: "starting" });
      case State.Running:
        return this.become({
          is: "running",
          version: client.initializeResult?.serverInfo?.version ?? "",
        });
      case State.Stopped:
        return this.become({ is: "failed", inShort: "stopped", why: "the server has stopped" });
    }
  }

  private become(health: Health): void {
    this.health = health;
    this.healthChanged.fire(health);
  }
}
