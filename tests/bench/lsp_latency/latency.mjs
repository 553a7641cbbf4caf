// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { Client } from './client.mjs';
import { newestSchema } from './schemas.mjs';

const [program, root, ...options] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const peerProgram = join(here, 'node_modules/vscode-json-languageserver/bin/vscode-json-languageserver');
/// The peer waits this long for more typing before it looks at a text.
const kPeerDebounceMs = 300;

function policy(number, isBad) {
  return {
    name: `Laptops ${number}`,
    platform: 'MACOS',
    osVersion: { minimum: '14.4.1' },
    diskEncryptionType: { include: ['ALL_INTERNAL_VOLUMES'] },
    screenLockType: { include: ['BIOMETRIC', 'PASSCODE'] },
    secureHardwarePresent: true,
    displayRemediationMode: 'SHOW',
    gracePeriod: { type: 'BY_DURATION', expiry: isBad ? '7D' : 'P7D' },
  };
}

/// An access policy rule of about 100 lines.
function longRule() {
  const ids = Array.from({ length: 60 }, (_, i) => `00g1emaKYZTWRYYRR${String(100 + i)}`);
  return {
    type: 'ACCESS_POLICY',
    name: 'Managed laptops in the office',
    priority: 3,
    conditions: {
      people: { groups: { include: ids } },
      device: { registered: true, managed: 'yes', assurance: { include: ['dae4m1qd8fyNcSTJc0g7'] } },
      riskScore: { level: 'LOW' },
    },
    actions: { appSignOn: { access: 'ALLOW', verificationMethod: {
      type: 'ASSURANCE', factorMode: '2FA', reauthenticateIn: 'PT4H',
      constraints: [{ possession: { deviceBound: 'REQUIRED' } }] } } },
  };
}

function longList() {
  const items = [];
  for (let size = 0; size < 2_000_000;) {
    const item = policy(items.length, items.length % 50 === 0);
    size += JSON.stringify(item, null, 2).length + 20;
    items.push(item);
  }
  return items;
}

const folder = mkdtempSync(join(tmpdir(), 'lsp-latency-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const rulePath = join(folder, 'rule.json');
const listPath = join(folder, 'list.json');
const ruleText = JSON.stringify(longRule(), null, 2) + '\n';
const listText = JSON.stringify(longList(), null, 2) + '\n';
writeFileSync(rulePath, ruleText);
mkdirSync(join(folder, 'policies'));
for (let i = 0; i < 1000; ++i) {
  writeFileSync(join(folder, 'policies', `${i}.json`), JSON.stringify(policy(i, i % 10 === 0), null, 2));
}

function quantile(times, q) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
}

const ms = (from, to) => Number(to - from) / 1e6;
const now = () => process.hrtime.bigint();

const capabilities = {
  workspace: { configuration: false },
  textDocument: { publishDiagnostics: { relatedInformation: true } },
};

function schemas() {
  return [
    { fileMatch: ['rule.json'], schema: newestSchema(root, 'access-policy-rule.request.schema.json') },
    { fileMatch: ['list.json'], schema: { type: 'array', items: newestSchema(root, 'device-assurance.MACOS.request.schema.json') } },
  ];
}

async function start(isPeer) {
  const client = isPeer ? new Client(process.execPath, [peerProgram, '--stdio'])
                        : new Client(program, ['lsp']);
  const uri = pathToFileURL(folder).href;
  const begin = now();
  await client.ask('initialize', { processId: process.pid, rootUri: uri, capabilities,
                                   workspaceFolders: [{ uri, name: 'bench' }] });
  client.notify('initialized', {});
  if (isPeer) client.notify('workspace/didChangeConfiguration',
                            { settings: { json: { validate: { enable: true }, schemas: schemas() } } });
  return { client, begin };
}

function open(client, path, text) {
  const uri = pathToFileURL(path).href;
  client.notify('textDocument/didOpen',
                { textDocument: { uri, languageId: 'json', version: 1, text } });
  return uri;
}

/// Types a character and takes it back, over and over; the times until the diagnostics are there.
async function type(client, uri, line, count) {
  const times = [];
  for (let version = 2; version < count + 2; ++version) {
    const isEven = version % 2 === 0;
    const range = { start: { line, character: 3 }, end: { line, character: isEven ? 3 : 4 } };
    const published = client.published(uri);
    const begin = now();
    client.notify('textDocument/didChange', {
      textDocument: { uri, version }, contentChanges: [{ range, text: isEven ? 'x' : '' }] });
    times.push(ms(begin, (await published).time));
  }
  return times.slice(Math.min(10, count / 2));  // the first ones are not typical
}

async function measure(isPeer) {
  const rows = {};
  {
    const { client, begin } = await start(isPeer);
    const uri = pathToFileURL(rulePath).href;
    const published = client.published(uri);
    open(client, rulePath, ruleText);
    rows['initialize to first diagnostics'] = [ms(begin, (await published).time)];
    await client.stop();
  }
  if (!isPeer) {
    const { client, begin } = await start(false);
    const answer = await client.ask('workspace/diagnostic', { previousResultIds: [] });
    rows['initialize to the findings of all 1,000 files (pull)'] = [ms(begin, answer.time)];
    await client.stop();
  }
  const { client } = await start(isPeer);
  for (let i = 0; i < 1000; ++i) {
    const path = join(folder, 'policies', `${i}.json`);
    open(client, path, readFileSync(path, 'utf8'));
  }
  let published = client.published(pathToFileURL(rulePath).href);
  const rule = open(client, rulePath, ruleText);
  await published;
  rows['100-line policy, 1,000 files open'] = await type(client, rule, 3, isPeer ? 40 : 2000);
  published = client.published(pathToFileURL(listPath).href);
  const list = open(client, listPath, listText);
  await published;
  rows['2 MB list, 1,000 files open'] =
      await type(client, list, 50_000, isPeer ? 12 : 200);
  rows.memory = client.memory();
  await client.stop();
  return rows;
}

async function soak() {
  const { client } = await start(false);
  const published = client.published(pathToFileURL(rulePath).href);
  const uri = open(client, rulePath, ruleText);
  await published;
  await type(client, uri, 3, 2000);
  const before = client.memory();
  const begin = now();
  let version = 3000;
  const guide = open(client, join(folder, 'guide.md'), '# Guide\n\n```json\n' + ruleText + '```\n');
  for (let i = 0; i < 100_000; ++i) {
    const target = i % 10 === 0 ? guide : uri;
    const isEven = Math.floor(i / 10) % 2 === 0;
    const line = target === guide ? 6 : 3;
    const change = target === guide
        ? { range: { start: { line, character: 3 }, end: { line, character: isEven ? 3 : 4 } }, text: isEven ? 'x' : '' }
        : { range: { start: { line, character: 3 }, end: { line, character: 4 } }, text: 'abcdefgh'[i % 8] };
    const done = client.published(target);
    client.notify('textDocument/didChange', { textDocument: { uri: target, version: ++version }, contentChanges: [change] });
    await done;
  }
  const seconds = ms(begin, now()) / 1000;
  const after = client.memory();
  await client.stop();
  return { before, after, seconds };
}

const mib = (bytes) => `${(bytes / 1048576).toFixed(1)} MiB`;
const figure = (value) => value < 10 ? value.toFixed(2) : value.toFixed(0);
const summary = (times, debounce) => times.length === 1
    ? `${figure(times[0])} ms`
    : `p50 ${figure(quantile(times, 0.5) - debounce)} ms, p99 ${figure(quantile(times, 0.99) - debounce)} ms`;

writeFileSync(listPath, listText);
const ours = await measure(false);
const peer = options.includes('--no-peer') ? null : await measure(true);
console.log(`| | posturelint lsp | VS Code JSON server, beyond its ${kPeerDebounceMs} ms debounce |`);
console.log('|---|---|---|');
for (const [name, times] of Object.entries(ours)) {
  const other = peer === null ? 'not measured'
      : name === 'memory' ? mib(peer[name])
      : peer[name] === undefined ? 'cannot' : summary(peer[name], kPeerDebounceMs);
  console.log(`| ${name} | ${name === 'memory' ? mib(times) : summary(times, 0)} | ${other} |`);
}
if (options.includes('--soak')) {
  const { before, after, seconds } = await soak();
  console.log(`| memory over 100,000 edits (${seconds.toFixed(0)} s) | ${mib(before)} → ${mib(after)} | |`);
}
