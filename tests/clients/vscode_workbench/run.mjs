// node run.mjs PACKAGE PROGRAM WORK [FILTER]: the scenarios in a real workbench, with the extension
// PACKAGE (.vsix) and the program. WORK gets what was used, and a picture of every step.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { kForBoth, runAll } from "../vscode_scenarios/scenarios.mjs";

const kTimeMs = 420_000;
const kSkipped = 77;

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(kSkipped);
}

const [extension, program, work, filter] = process.argv.slice(2);
if (Number(process.versions.node.split(".")[0]) < 20) skip("VS Code needs node 20 or newer");
for (const needed of ["node_modules/code-server", "node_modules/playwright-core"]) {
  if (!existsSync(new URL(needed, import.meta.url))) skip(`no ${needed}; scripts/setup tests installs it`);
}
if (!existsSync("/usr/bin/chromium")) skip("no chromium; scripts/setup tests installs it");
if (!existsSync(extension)) skip("the extension is not packaged (test clients.vscode.package)");

const { Workbench, killAll, linkModules } = await import("./workbench.mjs");
process.on("exit", killAll); // however it comes to that
const end = (why) => {
  console.log(why);
  process.exit(1);
};
setTimeout(() => end(`not done after ${kTimeMs / 1000} s`), kTimeMs).unref();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(signal));

linkModules();
const makeDriver = (folder) =>
  new Workbench({ package: resolve(extension), program: resolve(program), work: folder });
const folders = [kForBoth, fileURLToPath(new URL("scenarios", import.meta.url))];
process.exitCode = (await runAll(makeDriver, resolve(work), folders, filter)) === 0 ? 0 : 1;
