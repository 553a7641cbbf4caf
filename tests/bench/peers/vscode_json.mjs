// SPDX-License-Identifier: Apache-2.0
// vscode_json.mjs SCHEMA PATH: what VS Code's JSON service says of every file below a path.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { filesBelow } from './files.mjs';

const { getLanguageService, TextDocument } = createRequire(import.meta.url)('vscode-json-languageservice');
const [schema, path] = process.argv.slice(2);
const service = getLanguageService({});
service.configure({ validate: true, schemas: [
  { uri: 'schema://bench', fileMatch: ['*'], schema: JSON.parse(readFileSync(schema, 'utf8')) }] });
let findings = 0;
for (const file of filesBelow(path)) {
  const text = TextDocument.create(`file://${file}`, 'json', 1, readFileSync(file, 'utf8'));
  findings += (await service.doValidation(text, service.parseJSONDocument(text))).length;
}
console.log(`${findings} findings`);
