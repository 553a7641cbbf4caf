// Reads and runs scenarios (README.md): what a person does in VS Code, and what they see. A driver does
// it: the workbench itself, or our extension with the client's library in Node.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";

const here = dirname(fileURLToPath(import.meta.url));
const kPatienceMs = 30_000;

/**
 * @typedef {{file: string, line: number, column: number, severity: string, message: string,
 *   code: string}} Problem  line and column as people count, from 1
 *
 * What a driver does. `folder` is the workspace's, `settings` those of the user.
 * @typedef {object} Driver
 * @property {(folder: string, settings: object, isTrusted: boolean) => Promise<void>} start
 * @property {string} program  the path of posturelint
 * @property {(file: string) => Promise<void>} open
 * @property {() => Promise<Problem[]>} problems  of ours
 * @property {(message: string, title: string) => Promise<void>} fix
 * @property {(title: string) => Promise<void>} command
 * @property {(words: string) => Promise<void>} type  over what is selected
 * @property {() => Promise<string[]>} selected  the file in front, and what is selected
 * @property {(message: string) => Promise<void>} explain
 * @property {(message: string) => Promise<void>} follow  the link of a problem
 * @property {(file: string) => Promise<string>} text  what the editor has
 * @property {() => Promise<string>} page  the text of the Markdown preview
 * @property {(file: string, title: string) => Promise<void>} lens  clicks the first one
 * @property {() => Promise<string>} map  the page of the map: its text, or its source
 * @property {() => Promise<string>} state  what stands beside the language
 * @property {() => Promise<string[]>} messages  the notifications that are shown
 * @property {(name: string) => Promise<void>} picture
 *
 * And where there is no workbench:
 * @property {() => Promise<void>} trust
 * @property {(name: string, value: unknown) => Promise<void>} set  a setting
 * @property {() => Promise<void>} killServer
 * @property {(words: string, by: string) => Promise<void>} replace  in the file in front
 * @property {() => Promise<string[]>} places  shown last: `file:line:column`
 *
 * @property {() => Promise<void>} stop
 */

class Failure extends Error {}

/** The title, and every step: a line that begins with Given, When or Then, and the block behind it. */
export function parse(text) {
  const steps = [];
  let title = "";
  let fence = "";
  text.split("\n").forEach((line, at) => {
    const last = steps.at(-1);
    if (fence !== "") {
      if (line === fence) fence = "";
      else last.block.push(line);
    } else if (line.startsWith("```")) {
      if (last === undefined || last.block !== undefined) {
        throw new Failure(`line ${at + 1}: a block without a step`);
      }
      fence = /^`+/.exec(line)[0];
      last.block = [];
    } else if (/^(Given|When|Then) /.test(line)) {
      steps.push({ words: line, line: at + 1 });
    } else if (line.startsWith("# ")) {
      title = line.slice(2);
    }
  });
  if (fence !== "") throw new Failure("a block without an end");
  return { title, steps };
}

function fixture(name) {
  return readFileSync(join(here, "..", name), "utf8");
}

/** Such as `0.1.0`. */
function versionOf(program) {
  return execFileSync(program, ["--version"], { encoding: "utf8" }).split(" ")[1];
}

/** Waits until `read` gives what is expected. */
async function eventually(what, expected, read) {
  const wanted = JSON.stringify(expected);
  const until = Date.now() + kPatienceMs;
  let got;
  do {
    got = await read();
    if (JSON.stringify(got) === wanted) return;
    await pause(100);
  } while (Date.now() < until);
  const written = (value) => (Array.isArray(value) ? value.join("\n") : value);
  throw new Failure(`${what}\n--- expected\n${written(expected)}\n--- is\n${written(got)}`);
}

/** One line for each, in the order of the files and of the places. */
function shown(problems) {
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return [...problems]
    .sort((a, b) => order(a.file, b.file) || a.line - b.line || a.column - b.column)
    .map(({ file, line, column, severity, message, code }) =>
      `${file}:${line}:${column} ${severity}: ${message} [${code}]`);
}

const block = (step) => {
  if (step.block === undefined) throw new Failure(`line ${step.line}: a block is missing`);
  return step.block;
};
const text = (step) => block(step).join("\n") + "\n";

/** What is written down about the world before it starts, and what it is by now. */
class World {
  settings = {};
  isTrusted = true;
  started = false;
  constructor(driver, folder) {
    this.driver = driver;
    this.folder = folder;
  }
  write(name, content, mode = 0o644) {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode });
  }
  /** Puts in where the folder and the program are. */
  fill(words) {
    if (words.includes("$VERSION")) words = words.replaceAll("$VERSION", versionOf(this.driver.program));
    return words.replaceAll("$DIR", this.folder).replaceAll("$POSTURELINT", this.driver.program);
  }
  text(step) {
    return this.fill(text(step));
  }
  async start() {
    if (this.started) return;
    this.started = true;
    await this.driver.start(this.folder, this.settings, this.isTrusted);
  }
}

const kSteps = [
  [/^Given the file `(.+?)`:$/, (world, step, name) => world.write(name, world.text(step))],
  [/^Given the program `(.+?)`:$/, (world, step, name) => world.write(name, world.text(step), 0o755)],
  [/^Given the file `(.+?)`, a copy of `(.+?)`\.$/, (world, _, name, of) => world.write(name, fixture(of))],
  [/^Given that all of it is committed\.$/, (world) => {
    const git = (...args) => execFileSync("/usr/bin/git", args, { cwd: world.folder });
    git("init", "--quiet");
    git("add", "--all");
    const author = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    git(...author, "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "first");
  }],
  [/^Given that the workspace is not trusted\.$/, (world) => (world.isTrusted = false)],
  [/^Given the settings:$/, (world, step) => {
    Object.assign(world.settings, JSON.parse(world.text(step)));
  }],
  [/^When `(.+?)` is opened[:.]$/, (world, _, name) => world.driver.open(name)],
  [/^When the file `(.+?)` becomes:$/, (world, step, name) => world.write(name, text(step))],
  [/^When the fix "(.+)" of the problem "(.+)" is chosen[:.]$/, (world, _, title, message) =>
    world.driver.fix(message, title)],
  [/^When "(.+)" is typed over `(.+?)` in `(.+?)`[:.]$/, async (world, _, words, selected, file) => {
    await eventually("what is selected", [file, selected], () => world.driver.selected());
    await world.driver.type(words);
  }],
  [/^When "(.+)" becomes "(.+)" in the file in front[:.]$/, (world, _, words, by) =>
    world.driver.replace(words, by)],
  [/^When the workspace is trusted[:.]$/, (world) => world.driver.trust()],
  [/^When the setting `(.+?)` becomes `(.+?)`[:.]$/, (world, _, name, value) =>
    world.driver.set(name, JSON.parse(world.fill(value)))],
  [/^When the server dies[:.]$/, (world) => world.driver.killServer()],
  [/^When the lens "(.+)" of `(.+?)` is clicked[:.]$/, (world, _, title, file) =>
    world.driver.lens(file, title)],
  [/^When the command "(.+)" is run[:.]$/, (world, _, title) => world.driver.command(title)],
  [/^When the rule of the problem "(.+)" is explained[:.]$/, (world, _, message) =>
    world.driver.explain(message)],
  [/^When the link of the problem "(.+)" is followed[:.]$/, (world, _, message) =>
    world.driver.follow(message)],
  [/^Then the problems are:$/, (world, step) =>
    eventually("the problems", block(step), async () => shown(await world.driver.problems()))],
  [/^Then there are no problems\.$/, (world) =>
    eventually("the problems", [], async () => shown(await world.driver.problems()))],
  [/^Then `(.+?)` reads:$/, (world, step, name) =>
    eventually(name, text(step), () => world.driver.text(name))],
  [/^Then `(.+?)` reads like `(.+?)`\.$/, (world, _, name, like) =>
    eventually(name, fixture(like), () => world.driver.text(name))],
  [/^Then the server's state is:$/, (world, step) =>
    eventually("the state", world.fill(block(step).join("\n")), () => world.driver.state())],
  [/^Then there is no file `(.+?)`\.$/, (world, _, name) => {
    if (existsSync(join(world.folder, name))) throw new Failure("there is");
  }],
  [/^Then these places are shown:$/, (world, step) =>
    eventually("the places", block(step), () => world.driver.places())],
  [/^Then the page begins:$/, (world, step) => {
    const lines = block(step);
    return eventually("the page", lines, async () =>
      (await world.driver.page()).split(/\n+/).map((line) => line.trim()).slice(0, lines.length));
  }],
  [/^Then the map has:$/, (world, step) => {
    const lines = block(step);
    return eventually("the map", lines, async () => {
      const map = await world.driver.map();
      return lines.filter((line) => map.includes(line));
    });
  }],
  [/^Then the message is shown:$/, (world, step) => {
    const expected = block(step).join(" ");
    return eventually("the messages", true, async () =>
      (await world.driver.messages()).some((message) => message.includes(expected)));
  }],
];

async function runStep(world, step) {
  for (const [pattern, act] of kSteps) {
    const match = pattern.exec(step.words);
    if (match === null) continue;
    if (!step.words.startsWith("Given")) await world.start();
    return act(world, step, ...match.slice(1));
  }
  throw new Failure("no such step");
}

/** Runs one scenario in a folder that is made anew. Gives why it failed, or undefined. */
async function runOne(name, scenario, makeDriver, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "project"), { recursive: true });
  const driver = makeDriver(folder);
  const world = new World(driver, join(folder, "project"));
  try {
    for (const [number, step] of scenario.steps.entries()) {
      try {
        await runStep(world, step);
      } catch (error) {
        const why = error instanceof Failure ? error.message : error.stack;
        if (world.started) await driver.picture("failed").catch(() => {});
        return `${name}.md:${step.line}: ${step.words}\n${why}`;
      }
      if (world.started) await driver.picture(`step${number + 1}`);
    }
    return undefined;
  } finally {
    await driver.stop();
  }
}

/**
 * Runs the scenarios of these folders whose names contain `filter`, each in its own folder below
 * `work`. Prints what became of each; gives the number of those that failed.
 */
export async function runAll(makeDriver, work, folders, filter = "") {
  const files = folders
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => /^(?!README).*\.md$/.test(basename(file)) && file.includes(filter));
  let failed = 0;
  for (const file of files) {
    const name = basename(file, ".md");
    const scenario = parse(readFileSync(file, "utf8"));
    const start = Date.now();
    const why = await runOne(name, scenario, makeDriver, join(work, name));
    const took = `${scenario.steps.length} steps, ${Date.now() - start} ms`;
    console.log(`${why ? "FAILED" : "passed"}: ${scenario.title} (${took})`);
    if (why === undefined) continue;
    failed += 1;
    console.log(why);
  }
  if (files.length > 0) return failed;
  console.log("no scenario ran");
  return 1;
}

/** What both VS Code and its stand-in can do. */
export const kForBoth = here;
