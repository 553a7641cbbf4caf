// The committed schemas (schemas/derived/<release>/<name>.schema.json).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The schema in force at the newest release, by name. */
export function newestSchemas(folder) {
  const schemas = new Map();
  for (const release of readdirSync(folder).sort()) {
    for (const file of readdirSync(join(folder, release))) {
      const text = readFileSync(join(folder, release, file), "utf8");
      schemas.set(file.replace(/\.schema\.json$/, ""), JSON.parse(text));
    }
  }
  return schemas;
}

/** Every schema of every release, with its path. */
export function* allSchemas(folder) {
  for (const release of readdirSync(folder).sort()) {
    for (const file of readdirSync(join(folder, release)).sort()) {
      const path = join(release, file);
      yield [path, JSON.parse(readFileSync(join(folder, path), "utf8"))];
    }
  }
}
