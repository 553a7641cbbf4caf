// SPDX-License-Identifier: Apache-2.0
// ajv.mjs SCHEMA PATH: every file below a path against a schema, all errors, as a small script does it.
import { readFileSync } from 'node:fs';

import Ajv from 'ajv';

import { filesBelow } from './files.mjs';

const [schema, path] = process.argv.slice(2);
const validate = new Ajv({ allErrors: true, strict: false, logger: false })
    .compile(JSON.parse(readFileSync(schema, 'utf8')));
let findings = 0;
for (const file of filesBelow(path)) {
  try {
    if (!validate(JSON.parse(readFileSync(file, 'utf8')))) findings += validate.errors.length;
  } catch {
    findings += 1;
  }
}
console.log(`${findings} findings`);
