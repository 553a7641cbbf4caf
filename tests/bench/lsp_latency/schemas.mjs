// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/// The derived schema of that name, of the newest release that has it.
export function newestSchema(root, name) {
  const derived = join(root, 'schemas/derived');
  const release = readdirSync(derived).sort().filter((one) => existsSync(join(derived, one, name))).at(-1);
  return JSON.parse(readFileSync(join(derived, release, name), 'utf8'));
}
