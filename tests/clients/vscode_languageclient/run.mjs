// node run.mjs PROGRAM WORK [FILTER]: the scenarios with our extension as it is packaged, and the real
// vscode-languageclient inside of it; only VS Code is a stand-in (editor.cjs).
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import Module, { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { kForBoth, runAll } from "../vscode_scenarios/scenarios.mjs";

const kTimeMs = 150_000;
const kSkipped = 77;
const require = createRequire(import.meta.url);
const extensionFolder = fileURLToPath(new URL("../../../editors/vscode/", import.meta.url));
const bundle = resolve(extensionFolder, "dist/extension.js");

const [program, work, filter] = process.argv.slice(2);
const missing = !existsSync(new URL("node_modules/vscode-uri", import.meta.url))
  ? "no node_modules; scripts/setup tests installs them"
  : !existsSync(bundle)
    ? "the extension is not packaged (test clients.vscode.package)"
    : undefined;
if (missing !== undefined) {
  console.log(`skipped: ${missing}`);
  process.exit(kSkipped);
}

// Whatever this machine has: the only programs are the one that a scenario names, and git.
const programs = resolve(work, "programs");
rmSync(programs, { recursive: true, force: true });
mkdirSync(programs, { recursive: true });
if (existsSync("/usr/bin/git")) symlinkSync("/usr/bin/git", resolve(programs, "git"));
process.env.PATH = programs;

const { Editor } = require("./editor.cjs");
const manifest = JSON.parse(readFileSync(resolve(extensionFolder, "package.json"), "utf8"));

/** Loads the bundle anew, with this module as its `vscode`. */
function loadExtension(api) {
  const load = Module._load;
  Module._load = (request, ...rest) => (request === "vscode" ? api : load(request, ...rest));
  try {
    delete require.cache[bundle];
    return require(bundle);
  } finally {
    Module._load = load;
  }
}

const kSeverities = ["error", "warning", "info", "hint"];

class StandIn {
  program = realpathSync(program);

  async start(folder, settings, isTrusted) {
    const all = { "posturelint.path": this.program, ...settings };
    this.editor = new Editor(manifest, folder, all, isTrusted);
    this.api = this.editor.api();
    this.extension = loadExtension(this.api);
    this.subscriptions = [];
    await this.extension.activate({
      subscriptions: this.subscriptions,
      extension: { id: "posturelint.posturelint" },
    });
  }

  uri(file) {
    return this.api.Uri.file(resolve(this.editor.folder, file));
  }

  /** The name within the workspace. */
  name(uri) {
    if (uri.scheme === "untitled") return uri.path;
    return uri.path.slice(this.editor.folder.length + 1);
  }

  async open(file) {
    this.editor.show(this.uri(file));
  }

  async problems() {
    return this.editor.problems().map(({ uri, each }) => ({
      file: this.name(uri),
      line: each.range.start.line + 1,
      column: each.range.start.character + 1,
      severity: kSeverities[each.severity],
      message: each.message,
      code: typeof each.code === "object" ? each.code.value : each.code,
    }));
  }

  /** Goes to a problem. */
  find(message) {
    const found = this.editor.problems().find(({ each }) => each.message.includes(message));
    if (found === undefined) throw new Error(`there is no problem "${message}"`);
    this.editor.show(found.uri);
    this.editor.activeEditor.selection = found.each.range;
    return found;
  }

  async fix(message, title) {
    const { uri, each } = this.find(message);
    const wanted = (action) => action.title === title;
    const actions = await this.editor.codeActions(uri, each.range, "quickfix", wanted);
    const action = actions.find(wanted);
    if (action === undefined) {
      throw new Error(`offered is only: ${actions.map((offered) => offered.title).join(", ")}`);
    }
    if (action.edit !== undefined) await this.editor.applyEdit(action.edit);
    if (action.command !== undefined) {
      await this.editor.execute(action.command.command, ...(action.command.arguments ?? []));
    }
  }

  async command(title) {
    const found = manifest.contributes.commands.find((command) => command.title === title);
    await this.editor.execute(found.command);
  }

  async explain(message) {
    this.find(message);
    await this.command("Explain a Rule");
  }

  async follow(message) {
    const { target } = this.find(message).each.code;
    if (target.scheme !== "command") throw new Error(`the link leads to ${target}`);
    await this.editor.execute(target.path, ...JSON.parse(target.query));
  }

  async selected() {
    const { document, selection } = this.editor.activeEditor;
    return [this.name(document.uri), document.getText(selection)];
  }

  async type(text) {
    this.editor.type(text);
  }

  async replace(words, by) {
    const { document } = this.editor.activeEditor;
    const at = document.getText().indexOf(words);
    if (at < 0) throw new Error(`there is no ${words} in ${document.getText()}`);
    const range = new this.api.Range(document.positionAt(at), document.positionAt(at + words.length));
    this.editor.change(document, [{ range, newText: by }]);
    document.isDirty = document.uri.scheme === "file";
  }

  async map() {
    return this.editor.webviews.at(-1)?.webview.html ?? "";
  }

  async trust() {
    this.editor.trust();
  }

  async set(name, value) {
    this.editor.set(name, value);
  }

  /** Kills the children of this process that run the program. */
  async killServer() {
    let killed = 0;
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");
    for (const child of children) {
      if (readlinkSync(`/proc/${child}/exe`) !== this.program) continue;
      process.kill(Number(child), "SIGKILL");
      killed += 1;
    }
    if (killed !== 1) throw new Error(`${killed} servers are running`);
  }

  async lens(file, title) {
    const { command } = await this.editor.codeLens(this.uri(file), title);
    await this.editor.execute(command.command, ...command.arguments);
  }

  async places() {
    return this.editor.places.map(({ uri, range }) =>
      `${this.name(uri)}:${range.start.line + 1}:${range.start.character + 1}`);
  }

  async text(file) {
    if (file.startsWith("Untitled")) return this.editor.activeEditor.document.getText();
    this.editor.saveAll();
    return readFileSync(resolve(this.editor.folder, file), "utf8");
  }

  async page() {
    return this.editor.page;
  }

  async state() {
    const { text, detail } = this.editor.status;
    return detail === "" ? text : `${text}: ${detail}`;
  }

  async messages() {
    return this.editor.messages;
  }

  async picture() {} // there is nothing to see

  async stop() {
    await this.extension?.deactivate();
    this.subscriptions?.forEach((one) => one.dispose());
    this.editor?.dispose();
  }
}

setTimeout(() => {
  console.log(`not done after ${kTimeMs / 1000} s`);
  process.exit(1); // the server ends when nobody talks to it any more
}, kTimeMs).unref();
const folders = [kForBoth, fileURLToPath(new URL("scenarios", import.meta.url))];
process.exitCode = (await runAll(() => new StandIn(), resolve(work), folders, filter)) === 0 ? 0 : 1;
