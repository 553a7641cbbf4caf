// A VS Code workbench as a person has it: the server of code-server, and Chromium that shows it.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const kServer = join(here, "node_modules/code-server/lib/vscode");

const kChromium = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const kQuiet = {
  "workbench.startupEditor": "none",
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "chat.commandCenter.enabled": false,
  // What is not answered is not trusted: all of this happens in Restricted Mode.
  "security.workspace.trust.startupPrompt": "never",
};

/** What VS Code wants in a folder of its own lies beside it, pinned by our lock. */
export function linkModules() {
  for (const name of ["node_modules", "node_modules.asar"]) {
    try {
      symlinkSync("../../..", join(kServer, name));
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

const running = new Set();

/** Ends what was started here and has not ended. */
export function killAll() {
  for (const child of running) {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It is gone.
    }
  }
  running.clear();
}

/** Starts the server in a process group of its own, so that what it starts ends with it. */
function startServer(args, environment) {
  const child = spawn(process.execPath, [join(kServer, "out/server-main.js"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    env: environment,
  });
  running.add(child);
  let said = "";
  const listeners = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise((resolve) => child.on("exit", resolve));
  /** The first group of what it says. */
  const says = (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(said);
        if (match) resolve(match[1]);
      };
      listeners.add(look);
      ended.then((status) => reject(new Error(`the server ended with ${status}:\n${said}`)));
      look();
    });
  return { child, ended, says, said: () => said };
}

/** A driver for scenarios: see there. `work` is a folder for what belongs to this one only. */
export class Workbench {
  constructor({ package: extension, program, work }) {
    this.extension = extension;
    this.program = program;
    this.work = work;
  }

  async start(folder, settings) {
    this.folder = folder;
    const data = join(this.work, "server");
    mkdirSync(join(data, "data/User"), { recursive: true });
    const all = { ...kQuiet, "posturelint.path": this.program, ...settings };
    writeFileSync(join(data, "data/User/settings.json"), JSON.stringify(all, undefined, 2));
    const args = [
      ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token"],
      ...["--accept-server-license-terms", "--telemetry-level", "off"],
      ...["--server-data-dir", data, "--extensions-dir", join(this.work, "extensions")],
    ];
    const environment = { ...process.env, HOME: this.work };
    const install = startServer([...args, "--install-extension", this.extension], environment);
    await install.says(/(was successfully installed)/);
    await install.ended;
    running.delete(install.child);

    this.server = startServer(args, environment);
    const port = await this.server.says(/listening on (\d+)/);
    this.browser = await chromium.launchPersistentContext(join(this.work, "browser"), {
      executablePath: "/usr/bin/chromium",
      headless: true,
      viewport: { width: 1280, height: 800 },
      args: kChromium,
      env: environment,
    });
    await this.browser.grantPermissions(["clipboard-read", "clipboard-write"]);
    this.ui = this.browser.pages()[0] ?? (await this.browser.newPage());
    this.ui.setDefaultTimeout(60_000);
    await this.ui.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
    await this.ui.waitForSelector(".explorer-folders-view .monaco-list-row");
    await this.ui.keyboard.press("Control+Shift+m");
    await this.ui.waitForSelector(".markers-panel");
  }

  async open(file) {
    await this.ui.dblclick(`.explorer-folders-view .monaco-list-row[aria-label*="${file}"]`);
    await this.ui.waitForSelector(`.tab[data-resource-name="${file}"]`);
    await this.ui.waitForSelector(".monaco-editor .view-line");
  }

  /** Of ours, as they are in the panel. */
  problems() {
    return this.ui.$$eval(".markers-panel .monaco-list-row", (rows) => {
      const text = (row, name) => row.querySelector(name)?.textContent ?? "";
      const found = [];
      let file = "";
      for (const row of rows) {
        if (row.querySelector(".marker-icon") === null) {
          file = text(row, ".label-name");
          continue;
        }
        if (text(row, ".marker-source") !== "posturelint") continue;
        const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text(row, ".marker-line"));
        found.push({
          file,
          line: Number(line),
          column: Number(column),
          severity: /error|warning|info/.exec(row.querySelector(".marker-icon").className)[0],
          message: text(row, ".marker-message"),
          code: text(row, ".marker-code"),
        });
      }
      return found;
    });
  }

  /** Puts the cursor to where the problem is. */
  async goTo(message) {
    await this.ui.click(`.markers-panel .monaco-list-row .marker-message:has-text("${message}")`);
  }

  async fix(message, title) {
    await this.goTo(message);
    const item = this.ui.locator(".monaco-menu .action-label", { hasText: title });
    for (let i = 0; i < 10 && !(await item.isVisible()); i += 1) {
      // Nothing comes of it before VS Code knows what there is.
      await this.ui.keyboard.press("Control+.");
      await item.waitFor({ timeout: 1000 }).catch(() => {});
    }
    this.fixes = await this.ui.locator(".monaco-menu .action-label").allInnerTexts();
    await this.picture("fixes");
    await item.click();
  }

  /** What the editor in front would copy. */
  async selected() {
    const file = await this.ui.locator(".tab.active").getAttribute("data-resource-name");
    await this.ui.keyboard.press("Control+c");
    const selected = await this.ui.evaluate(() => navigator.clipboard.readText());
    return [file, selected];
  }

  async type(words) {
    await this.ui.keyboard.type(words);
  }

  async palette(title) {
    await this.ui.keyboard.press("F1");
    await this.ui.keyboard.type(title);
    await this.ui.click(`.quick-input-list .monaco-list-row:has-text("${title}")`);
  }

  command(title) {
    return this.palette(`posturelint: ${title}`);
  }

  async explain(message) {
    await this.goTo(message);
    await this.command("Explain a Rule");
    await this.ui.waitForSelector('.quick-input-widget input[placeholder="Which rule?"]');
    await this.ui.waitForSelector('.quick-input-list .monaco-list-row:has-text("found here")');
    await this.picture("rules");
    await this.ui.keyboard.press("Enter");
  }

  /** Follows the link of a problem. */
  async follow(message) {
    const row = `.markers-panel .monaco-list-row:has(.marker-message:has-text("${message}"))`;
    await this.ui.click(`${row} a.monaco-link`);
  }

  async text(file) {
    await this.palette("File: Save All");
    return readFileSync(join(this.folder, file), "utf8");
  }

  async page() {
    for (const frame of this.ui.frames()) {
      const text = await frame
        .evaluate(() => document.querySelector(".markdown-body")?.innerText)
        .catch(() => undefined);
      if (text) return text;
    }
    return "";
  }

  /** Of the map, once its script has run. */
  async map() {
    for (const frame of this.ui.frames()) {
      const text = await frame
        .evaluate(() => document.documentElement.classList.contains("js") && document.body.innerText)
        .catch(() => undefined);
      if (text) return text;
    }
    return "";
  }

  async lens(file, title) {
    await this.ui.locator(".codelens-decoration a", { hasText: title }).first().click();
  }

  async state() {
    await this.ui.hover("#status\\.languageStatus");
    const item = this.ui.locator(".hover-language-status .left", { hasText: "posturelint" });
    // The text and the detail stand around a separator.
    const parts = await item.evaluate((left) => [...left.childNodes].map((node) => node.textContent));
    await this.picture("state");
    await this.ui.mouse.move(700, 400);
    return parts.filter((part) => part !== "").join(": ");
  }

  messages() {
    return this.ui.locator(".notifications-toasts .notification-list-item-message").allInnerTexts();
  }

  async picture(name) {
    await this.ui?.screenshot({ path: join(this.work, `${name}.png`) });
  }

  async stop() {
    await this.browser?.close().catch(() => {});
    if (this.server === undefined) return;
    writeFileSync(join(this.work, "server.log"), this.server.said());
    killAll();
    await this.server.ended;
  }
}
