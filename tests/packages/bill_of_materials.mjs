// bill_of_materials.mjs FOLDER PROGRAM LOCK MAP: posturelint.cdx.json in FOLDER is CycloneDX 1.5 as
// far as its users need it, is about PROGRAM, and lists what the linker took (MAP), with the
// versions that dpkg and the LOCK of npm know; every part's licence is in `copyright` beside it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, program, lockFile, mapFile] = process.argv.slice(2);
const text = readFileSync(join(folder, 'posturelint.cdx.json'), 'utf8');
const copyright = readFileSync(join(folder, 'copyright'), 'utf8');
const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
const map = readFileSync(mapFile, 'utf8');
const spdx = new Set(['Apache-2.0', 'MIT', 'BSD-2-Clause', 'LGPL-2.1-or-later']);
const expressions = new Set([
  'GPL-3.0-or-later WITH GCC-exception-3.1', 'GPL-2.0-only WITH Linux-syscall-note']);

/// What is wrong with a bill, one line each.
function mistakes(bill) {
  const found = [];
  const expect = (condition, what) => condition || found.push(what);
  expect(bill.bomFormat === 'CycloneDX' && bill.specVersion === '1.5', 'is not CycloneDX 1.5');
  expect(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    .test(bill.serialNumber), 'has no serial number');
  expect(bill.version === 1, 'has no version');

  const main = bill.metadata?.component ?? {};
  expect(main.type === 'application' && main.name === 'posturelint', 'is about nothing');
  const said = execFileSync(program, ['--version'], { encoding: 'utf8' }).split(' ')[1].trim();
  expect(main.version === said, `is about version ${main.version}, not ${said}`);
  const hash = createHash('sha256').update(readFileSync(program)).digest('hex');
  expect(main.hashes?.some((h) => h.alg === 'SHA-256' && h.content === hash),
    'is about another program');

  const refs = new Set([main['bom-ref']]);
  for (const part of bill.components ?? []) {
    const name = part.name ?? 'a part';
    expect(part.type === 'library' && part.name && part.version, `${name}: type, name, version`);
    expect(!refs.has(part['bom-ref']), `${name}: is listed twice`);
    refs.add(part['bom-ref']);
    const licence = part.licenses?.[0] ?? {};
    expect(spdx.has(licence.license?.id) || expressions.has(licence.expression),
      `${name}: no licence`);
    expect(copyright.includes(`=== ${part.name} ${part.version} (`), `${name}: no licence text`);
    const deb = /^pkg:deb\/debian\/([^@]+)@([^?]+)\?arch=/.exec(part.purl ?? '');
    const npm = /^pkg:npm\/(.+)@([^@]+)$/.exec(part.purl ?? '');
    if (deb) {
      const installed = execFileSync('dpkg-query',
        ['--show', '--showformat=${Version}', decodeURIComponent(deb[1])], { encoding: 'utf8' });
      expect(part.version === installed, `${name}: ${part.version} is not what is installed`);
      expect(decodeURIComponent(deb[2]) === part.version, `${name}: the purl has another version`);
    } else if (npm) {
      const locked = lock.packages[`node_modules/${decodeURIComponent(npm[1])}`];
      expect(locked?.version === part.version, `${name}: is not what is locked`);
      const sha = Buffer.from(locked?.integrity.slice('sha512-'.length) ?? '', 'base64');
      expect(part.hashes?.[0]?.content === sha.toString('hex'), `${name}: another hash`);
    } else {
      found.push(`${name}: no purl`);
    }
  }
  const depends = bill.dependencies?.find((d) => d.ref === main['bom-ref'])?.dependsOn ?? [];
  for (const ref of depends) expect(refs.has(ref), `depends on ${ref}, which is not listed`);
  expect(depends.length === (bill.components ?? []).length, 'depends on something else than it lists');

  // Whoever is in the linker's list is in the bill.
  const names = new Set((bill.components ?? []).map((part) => part.name));
  const archives = {
    'libyaml-cpp.a': 'yaml-cpp', 'libtree-sitter.a': 'tree-sitter', 'libstdc++.a': 'libstdc++',
    'libc.a': 'glibc', 'libgcc_eh.a': 'libgcc', 'libposturelint_fmt.a': 'fmt',
    'libposturelint_grammars.a': 'tree-sitter-bash',
  };
  for (const [archive, name] of Object.entries(archives)) {
    expect(map.includes(`/${archive}(`) || map.includes(`\n${archive}(`), `${archive} is not linked`);
    expect(names.has(name), `${name} is linked and not listed`);
  }
  for (const name of ['nlohmann-json', 'valijson', 'cxxopts',
    '@tree-sitter-grammars/tree-sitter-markdown']) {
    expect(names.has(name), `${name} is compiled in and not listed`);
  }
  for (const name of ['googletest', 'benchmark', 'simdjson']) {
    expect(!names.has(name), `${name} is for tests only`);
  }
  return found;
}

const bill = JSON.parse(text);
const found = mistakes(bill);

// The check itself: every one of these must be noticed.
const spoilt = [
  (b) => { b.specVersion = '1.4'; },
  (b) => { delete b.serialNumber; },
  (b) => { b.metadata.component.version = '9.9.9'; },
  (b) => { b.metadata.component.hashes[0].content = '00'; },
  (b) => { delete b.components[0].version; },
  (b) => { delete b.components[1].licenses; },
  (b) => { delete b.components[2].purl; },
  (b) => { b.components.push(b.components[0]); },
  (b) => { b.components.pop(); },
  (b) => { b.components[3].version += '.1'; },
  (b) => { b.dependencies[0].dependsOn.push('pkg:deb/debian/nothing@1?arch=all'); },
];
for (const spoil of spoilt) {
  const copy = JSON.parse(text);
  spoil(copy);
  if (mistakes(copy).length === 0) found.push(`not noticed: ${spoil}`);
}

for (const mistake of found) console.log(mistake);
console.log(`${bill.components.length} parts: ${bill.components.map((c) => c.name).join(', ')}`);
process.exit(found.length > 0 ? 1 : 0);
