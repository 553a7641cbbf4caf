// SPDX-License-Identifier: Apache-2.0
// Where the program is.
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

export interface Surroundings {
  /** The setting `posturelint.path`; empty when it is not set. */
  readonly configured: string;
  /** The variable PATH. */
  readonly searchPath: string;
  readonly home: string;
  /** The folders of the workspace. */
  readonly folders: readonly string[];
  /** Whether what the workspace holds may be executed. */
  readonly isTrusted: boolean;
  readonly platform: NodeJS.Platform;
}

export type Search =
  | { readonly program: string }
  /** Where it was looked for in vain, for people. */
  | { readonly looked: readonly string[] };

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The paths that a setting means: one, or with ${workspaceFolder} one in each folder. */
function expand(setting: string, home: string, folders: readonly string[]): string[] {
  const variable = "${workspaceFolder}";
  if (setting === "~" || setting.startsWith("~/")) return [join(home, setting.slice(1))];
  if (!setting.includes(variable)) return [setting];
  return folders.map((folder) => setting.replaceAll(variable, folder));
}

/**
 * The program that the setting names; without a setting the first on PATH, then in a folder's
 * node_modules. A setting that leads nowhere is an error and not the reason to start another
 * program. A relative path is none: it would mean whatever is in the folder that is open.
 */
export function findProgram(around: Surroundings): Search {
  if (around.configured !== "") {
    const meant = expand(around.configured, around.home, around.folders);
    const found = meant.find((path) => isAbsolute(path) && isExecutable(path));
    return found === undefined
      ? { looked: [`the setting posturelint.path (${around.configured})`] }
      : { program: found };
  }
  const name = around.platform === "win32" ? "posturelint.exe" : "posturelint";
  const looked = ["PATH"];
  const folders = around.searchPath.split(delimiter).filter((folder) => isAbsolute(folder));
  if (around.isTrusted) {
    folders.push(...around.folders.map((folder) => join(folder, "node_modules", ".bin")));
    looked.push("node_modules/.bin of the workspace");
  }
  const found = folders.map((folder) => join(folder, name)).find(isExecutable);
  return found === undefined ? { looked } : { program: found };
}
