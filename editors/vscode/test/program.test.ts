// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { findProgram, type Search, type Surroundings } from "../src/program";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "posturelint-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program, or with another mode a file that is none. */
function make(path: string, mode = 0o755): string {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, "");
  chmodSync(whole, mode);
  return whole;
}

function find(around: Partial<Surroundings>): Search {
  return findProgram({
    configured: "",
    searchPath: "",
    home: join(folder, "home"),
    folders: [join(folder, "project")],
    isTrusted: true,
    platform: "linux",
    ...around,
  });
}

const kInModules = "project/node_modules/.bin/posturelint";

test("the setting comes before everything else", () => {
  const program = make("opt/other");
  make("bin/posturelint");
  const found = find({ configured: program, searchPath: join(folder, "bin") });
  assert.deepEqual(found, { program });
});

test("a setting that leads nowhere starts nothing else", () => {
  make("bin/posturelint");
  const found = find({ configured: "/nowhere/posturelint", searchPath: join(folder, "bin") });
  assert.deepEqual(found, { looked: ["the setting posturelint.path (/nowhere/posturelint)"] });
});

test("the setting may begin with the home folder or a folder of the workspace", () => {
  const atHome = make("home/bin/posturelint");
  assert.deepEqual(find({ configured: "~/bin/posturelint" }), { program: atHome });
  const inProject = make("project/tools/posturelint");
  const configured = "${workspaceFolder}/tools/posturelint";
  assert.deepEqual(find({ configured }), { program: inProject });
  assert.ok("looked" in find({ configured, folders: [] }));
});

test("a relative setting is none", () => {
  assert.ok("looked" in find({ configured: "posturelint" }));
});

test("the first on PATH that can be executed", () => {
  make("a/posturelint", 0o644);
  make("b/posturelint/inside");
  const program = make("c/posturelint");
  make("d/posturelint");
  const searchPath = ["a", "b", "c", "d"].map((name) => join(folder, name)).join(":");
  assert.deepEqual(find({ searchPath }), { program });
});

test("PATH comes before node_modules, and node_modules only in a trusted workspace", () => {
  const inModules = make(kInModules);
  assert.deepEqual(find({}), { program: inModules });
  assert.deepEqual(find({ isTrusted: false }), { looked: ["PATH"] });
  const program = make("bin/posturelint");
  assert.deepEqual(find({ searchPath: join(folder, "bin") }), { program });
});

test("relative folders on PATH are left out: they lie in whatever is open", () => {
  make(kInModules);
  const here = process.cwd();
  process.chdir(join(folder, "project/node_modules/.bin"));
  try {
    assert.ok("looked" in find({ searchPath: ".::bin", isTrusted: false }));
  } finally {
    process.chdir(here);
  }
});

test("where it was looked for is told", () => {
  const looked = ["PATH", "node_modules/.bin of the workspace"];
  assert.deepEqual(find({ searchPath: "/nowhere" }), { looked });
});
