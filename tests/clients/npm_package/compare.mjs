// SPDX-License-Identifier: Apache-2.0
// node compare.mjs FOLDER PROGRAM [TEST]: installs the npm package in FOLDER into an empty folder, without a
// network, and runs the same commands with it and with PROGRAM, the native one: each prints the same
// bytes, ends with the same status and leaves the same files.
import assert from 'node:assert/strict';
import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync,
  readlinkSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';

const [folder, native] = process.argv.slice(2, 4).map((path) => resolve(path));
const wanted = process.argv[4];
const sources = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const tarball = existsSync(folder) && readdirSync(folder).find((name) => name.endsWith('.tgz'));
if (!tarball) {
  console.log('skipped: there is no package');
  process.exit(77);
}

const work = mkdtempSync(join(tmpdir(), 'posturelint-npm-'));
process.on('exit', () => rmSync(work, {recursive: true, force: true}));
const app = join(work, 'app');
mkdirSync(app);
const quiet = ['--offline', '--no-audit', '--no-fund', '--loglevel=error', '--cache', join(work, 'cache')];
writeFileSync(join(app, 'package.json'), '{"private": true}');
execFileSync('npm', ['install', ...quiet, join(folder, tarball)], {cwd: app, stdio: 'inherit'});
const program = join(app, 'node_modules/.bin/posturelint');

/** A fresh copy of the samples, so that commands that write have something to write to. */
function samples(name) {
  const place = join(work, name);
  rmSync(place, {recursive: true, force: true});
  cpSync(join(sources, 'corpus'), place, {recursive: true});
  return place;
}

/** All that is below a folder: modes, links and bytes. */
function contents(place) {
  const all = {};
  for (const name of readdirSync(place, {recursive: true}).sort()) {
    const path = join(place, name);
    const kind = lstatSync(path);
    all[name] = kind.isSymbolicLink() ? `-> ${readlinkSync(path)}`
      : kind.isDirectory() ? 'folder'
        : `${(kind.mode & 0o777).toString(8)} ${readFileSync(path, 'latin1')}`;
  }
  return all;
}

function run(command, words, {input = '', cwd, env = {}}) {
  const {status, stdout, stderr, error} = spawnSync(command, words,
    {cwd, input, env: {...process.env, ...env}, maxBuffer: 1 << 28, timeout: 120_000});
  if (error) throw error;
  return {status, stdout: stdout.toString('latin1'), stderr: stderr.toString('latin1')};
}

/** Runs a command both ways on folders of the same name; one that `writes` gets a fresh one each time. */
function same(words, options = {}) {
  const writes = options.writes || options.before;
  const place = join(work, 'samples');
  const attempt = (command) => {
    if (writes || !existsSync(place)) samples('samples');
    options.before?.(place);
    const ran = run(command, words, {...options, cwd: join(place, options.folder ?? '')});
    return {...ran, files: writes && contents(place)};
  };
  const expected = attempt(native);
  const got = attempt(program);
  if (writes) rmSync(place, {recursive: true});
  const shown = `posturelint ${words.join(' ')}`;
  assert.equal(got.stdout, expected.stdout, `standard output of ${shown}`);
  assert.equal(got.stderr, expected.stderr, `standard error of ${shown}`);
  assert.equal(got.status, expected.status, `status of ${shown}`);
  assert.deepEqual(got.files, expected.files, `files after ${shown}`);
  return got;
}

const tests = {
  'is run by npx'() {
    const {status, stdout} = run('npx', ['--offline', 'posturelint', 'check', '--quiet',
      join(sources, 'corpus/projects/first-look')], {cwd: app});
    assert.equal(status, 1);
    assert.match(stdout, /iphones\.json:7:7: error: EXACT_ANY_SUPPORTED/);
  },

  'check prints the same as the native program'() {
    const {status, stdout} = same(['check', 'projects/first-look']);
    assert.equal(status, 1);
    assert.match(stdout, /9 errors, 4 warnings, 3 infos in 5 of 6 files/);
    same(['check'], {folder: 'projects/payroll'});
    same(['check', 'projects']);
    same(['check', 'ok']);
    same(['check', 'err']);
  },

  'every format is the same'() {
    for (const format of ['json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'rdjson',
      'markdown']) {
      same(['check', '--format', format, 'err', 'projects']);
    }
    same(['check', '--format', 'text', '--format', 'json:report.json', 'projects'], {writes: true});
    same(['check', '--color', 'always', 'projects']);
  },

  'fix leaves the same files'() {
    const {files} = same(['fix', 'projects/first-look'], {writes: true});
    assert.match(files['projects/first-look/assurance/iphones.json'], /"expiry": "P7D"/);
    same(['fix', '--unsafe', 'err', 'projects'], {writes: true});
    same(['fix', '--diff', 'err']);
    // Modes and links stay.
    const before = (place) => {
      chmodSync(join(place, 'projects/first-look/assurance/iphones.json'), 0o640);
      symlinkSync('first-look/assurance/iphones.json', join(place, 'projects/link.json'));
    };
    const linked = same(['fix', 'projects/link.json'], {before});
    assert.match(linked.files['projects/first-look/assurance/iphones.json'], /^640 /);
    assert.match(linked.files['projects/link.json'], /^-> /);
  },

  'the other commands say the same'() {
    for (const words of [[], ['--help'], ['help', 'check'], ['rules'], ['rules', '--format', 'json'],
      ['explain', 'os-version/distance-not-taken'], ['explain', 'access'], ['explain', 'acces'],
      ['schema', 'print', 'device-assurance', '--platform', 'IOS'], ['map', 'projects'],
      ['map', '--format', 'html', 'projects'], ['map', '--format', 'json', 'projects'],
      ['compare', 'projects/first-look', 'projects/payroll'], ['completion', 'bash'],
      ['help', '--man'], ['chekc'], ['check', '--nonsense'], ['check', 'no-such-file'],
      ['rules', 'test'], ['test', 'projects'],
      ['simulate', 'projects/first-look', '--platform', 'IOS']]) {
      same(words);
    }
    same(['init'], {writes: true});
  },

  'standard input is read'() {
    const {status} = same(['check', '-'], {input: '{"platform": "IOS", "name": "x",}'});
    assert.equal(status, 1);
    same(['check', '-'], {input: ''});
    same(['check', '-'], {input: JSON.stringify({name: 'x'.repeat(300_000), platform: 'MACOS'})});
  },

  'numbers are the same'() {
    for (const number of ['1', '-0', '1.5', '1e5', '1E+400', '-1e-400', '0.1', '1.', '123456789012345678901',
      '0e999', '9007199254740993', '2.5e-1']) {
      same(['check', '--format', 'json', '-'],
        {input: `{"name": "x", "platform": "MACOS", "osVersion": {"minimum": ${number}}, "gracePeriod": ${number},
          "priority": ${number}, "jailbreak": ${number}}`});
    }
  },

  'deep nesting is the same'() {
    for (const depth of [100, 1000, 100_000]) {
      same(['check', '-'], {input: '['.repeat(depth)});
      same(['check', '-'], {input: `${'{"a": '.repeat(depth)}1${'}'.repeat(depth)}`});
    }
    same(['check', 'deep.md'], {before(place) {
      writeFileSync(join(place, 'deep.md'), `${'> '.repeat(3000)}x\n${'- '.repeat(3000)}x\n`);
    }});
    same(['check', 'deep.sh'], {before(place) {
      writeFileSync(join(place, 'deep.sh'), `curl -d "${'$('.repeat(2000)}x${')'.repeat(2000)}" https://x/api/v1/policies\n`);
    }});
    same(['check'], {before(place) {
      writeFileSync(join(place, '.posturelint.yaml'), `severities: ${'['.repeat(5000)}\n`);
    }});
  },

  'what cannot be read or written is told the same way'() {
    same(['check', 'locked.json', 'folder.json', 'nowhere.json'], {before(place) {
      mkdirSync(join(place, 'folder.json'));
      symlinkSync('gone', join(place, 'nowhere.json'));
    }});
    same(['fix', 'projects/first-look/assurance/iphones.json'], {before(place) {
      chmodSync(join(place, 'projects/first-look/assurance/iphones.json'), 0o444);
    }});
    same(['check', '--format', 'json:/no/such/folder/x.json', 'projects']);
  },

  'a git revision cannot be read, and it says so'() {
    const place = samples('samples');
    execFileSync('git', ['init', '-q'], {cwd: place});
    const {status, stderr} = run(program, ['compare', 'HEAD:', '.'], {cwd: place});
    assert.equal(status, 3);
    assert.match(stderr, /git: no program can be run here/);
  },

  'colours are for terminals'() {
    const {stdout} = same(['check', 'projects/first-look'], {env: {TERM: 'xterm-256color'}});
    assert.ok(!stdout.includes('\x1b'));
  },

  async 'an editor is served while it waits'() {
    const server = spawn(program, ['lsp'], {cwd: app, stdio: ['pipe', 'pipe', 'inherit']});
    let said = '';
    let heard = () => {};
    server.stdout.on('data', (bytes) => {
      said += bytes;
      heard();
    });
    const says = async (words) => {
      while (!words.test(said)) {
        await new Promise((resolve, reject) => {
          heard = resolve;
          server.on('exit', (status) => reject(new Error(`ended with status ${status}: ${said}`)));
        });
      }
    };
    const send = (content) => {
      const message = JSON.stringify({jsonrpc: '2.0', ...content});
      server.stdin.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);
    };
    send({id: 1, method: 'initialize', params: {processId: process.pid, rootUri: null, capabilities: {}}});
    await says(/"serverInfo":\{"name":"posturelint"/);
    send({method: 'initialized', params: {}});
    // Longer than what it keeps to read at once.
    const text = JSON.stringify({name: 'x'.repeat(3_000_000), platform: 'IOS', jailbroken: false});
    send({method: 'textDocument/didOpen',
      params: {textDocument: {uri: 'file:///x.json', languageId: 'json', version: 1, text}}});
    await says(/did you mean \\"jailbreak\\"/);
    // It ends although nobody closes its input.
    const ended = new Promise((resolve) => server.on('exit', resolve));
    send({id: 2, method: 'shutdown'});
    send({method: 'exit'});
    assert.equal(await ended, 0);
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  if (wanted && name !== wanted) continue;
  try {
    await test();
    console.log(`ok: ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAILED: ${name}\n${error.message.slice(0, 4000)}`);
  }
}

if (wanted) process.exit(failed);
// For whoever reads the log: how large it is, and what it costs to start it.
const wasm = readFileSync(join(app, 'node_modules/posturelint/lib/posturelint.wasm'));
console.log(`posturelint.wasm: ${wasm.length} bytes, ${gzipSync(wasm, {level: 9}).length} compressed; ` +
  `the package: ${statSync(join(folder, tarball)).size}`);
function seconds(command, words) {
  const times = Array.from({length: 7}, () => {
    const start = process.hrtime.bigint();
    run(command, words, {cwd: join(sources, 'corpus/projects')});
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return `${times.sort((a, b) => a - b)[3].toFixed(0)} ms`;
}
for (const words of [['--version'], ['check', 'first-look']]) {
  console.log(`posturelint ${words.join(' ')}: ${seconds(program, words)}, native ${seconds(native, words)}`);
}
console.log(`node -e 0: ${seconds(process.execPath, ['-e', '0'])}`);
process.exit(failed ? 1 : 0);
