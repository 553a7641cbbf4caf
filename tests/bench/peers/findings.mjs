// SPDX-License-Identifier: Apache-2.0
// findings.mjs PROGRAM ROOT: what a schema validator (ajv), VS Code's JSON service and posturelint
// find in the sample project, each given our schema of what the file holds. Prints the table that
// README.md shows.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import Ajv from 'ajv';

import { newestSchema } from '../lsp_latency/schemas.mjs';
import { filesBelow } from './files.mjs';

const { getLanguageService, TextDocument } = createRequire(import.meta.url)('vscode-json-languageservice');
const [program, root] = process.argv.slice(2);
const project = join(root, 'corpus/projects/first-look');

/// What each JSON file of the project holds; validators have to be told.
const holds = {
  'assurance/iphones.json': newestSchema(root, 'device-assurance.IOS.request.schema.json'),
  'assurance/laptops.json': newestSchema(root, 'device-assurance.WINDOWS.request.schema.json'),
  'assurance/macs.json': newestSchema(root, 'device-assurance.MACOS.request.schema.json'),
  'rules/payroll.json': list(newestSchema(root, 'access-policy-rule.request.schema.json')),
};

function list({ $schema, definitions, ...items }) {
  return { $schema, type: 'array', items, definitions };
}

/// What was said, and where: [{message, place}].
function byAjv(name, text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return [{ message: 'not JSON', place: '' }];
  }
  const validate = new Ajv({ allErrors: true, strict: false, logger: false }).compile(holds[name]);
  return validate(value) ? [] : validate.errors.map(({ message, instancePath }) => ({ message, place: instancePath }));
}

async function byVsCode(name, text) {
  const service = getLanguageService({});
  service.configure({ validate: true, schemas: [{ uri: 'schema://one', fileMatch: ['*'], schema: holds[name] }] });
  const document = TextDocument.create('file:///one.json', 'json', 1, text);
  const found = await service.doValidation(document, service.parseJSONDocument(document));
  return found.map(({ message, range }) => ({ message, place: `${range.start.line}:${range.start.character}` }));
}

function byUs(path) {
  const report = execFileSync(program, ['check', '--format', 'json', '--fail-on', 'never', path], { cwd: project });
  return JSON.parse(report).findings.map(({ rule, range: { start } }) =>
      ({ message: rule, place: `${start.line}:${start.column}` }));
}

function count(found) {
  if (found === null) return 'does not read it';
  if (found.length === 0) return 'nothing';
  const places = new Set(found.map(({ place }) => place)).size;
  return `${found.length} at ${places === 1 ? 'one place' : `${places} places`}`;
}

const details = [];
console.log('| file | ajv | VS Code | posturelint |\n|---|---|---|---|');
for (const path of [...filesBelow(project)].sort()) {
  const name = path.slice(project.length + 1);
  const text = readFileSync(path, 'utf8');
  const isJson = name in holds;
  const answers = [isJson ? byAjv(name, text) : null, isJson ? await byVsCode(name, text) : null, byUs(name)];
  console.log(`| ${name} | ${answers.map(count).join(' | ')} |`);
  details.push([name, ...answers.flatMap((found) => (found ?? []).map(({ message, place }) => `${place} ${message}`))]);
}
if (process.argv.includes('--verbose')) for (const row of details) console.log(row.join('\n  '));
