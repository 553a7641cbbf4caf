// SPDX-License-Identifier: Apache-2.0
// The documents that the server is told of.
import type { DocumentFilter } from "vscode";

const kLanguages = ["json", "jsonc", "jsonl", "markdown", "mdx", "shellscript", "http"];

/** What no language of VS Code covers, and the configuration: to save it is to change it. */
const kPatterns = ["**/*.ndjson", "**/*.{http,rest}", "**/.posturelint.yaml"];

export const kSelector: readonly DocumentFilter[] = [
  ...kLanguages.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]),
  ...kPatterns.map((pattern) => ({ scheme: "file", pattern })),
];
