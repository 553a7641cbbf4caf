// node esbuild.mjs [--tests]: makes dist/extension.js and puts the schemas beside it; with --tests,
// dist/test/*.test.js instead.
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const folder = import.meta.dirname;
const common = {
  absWorkingDir: folder,
  bundle: true,
  platform: "node",
  target: "node18", // what VS Code 1.82 runs extensions in
  format: "cjs",
  external: ["vscode"],
  logLevel: "warning",
};

if (process.argv.includes("--tests")) {
  const tests = readdirSync(join(folder, "test")).map((name) => join("test", name));
  await build({ ...common, entryPoints: tests, outdir: "dist/test" });
} else {
  await build({
    ...common,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    minify: true,
    sourcemap: false,
  });
  for (const name of ["config.schema.json", "rule.schema.json"]) {
    cpSync(join(folder, "../../schemas", name), join(folder, "schemas", name));
  }
}
