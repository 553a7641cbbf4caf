// SPDX-License-Identifier: Apache-2.0
// What two language servers answer on the same files: ours and the JSON server of VS Code with our
// derived schemas. Lines that say only "yes" tell what a server claims; the others count answers.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { Client } from './client.mjs';
import { newestSchema } from './schemas.mjs';

const [program, root] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const peerProgram = join(here, 'node_modules/vscode-json-languageserver/bin/vscode-json-languageserver');

const rule = `{
  "type": "ACCESS_POLICY",
  "name": "Managed laptops",
  "priority": 3,
  "conditions": {
    "device": {
      "registered": "true",
      "managed": true,
      "assurance": {"include": ["dae4m1qd8fyNcSTJc0g7"]}
    },
    "riskScore": {"level": "Lo"},
    "colour": "red"
  },
  "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {
    "type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT4H",
    "constraints": [{"possession": {"deviceBound": "REQUIRED"}}]}}},
}
`;
const assurance = `{"id": "dae4m1qd8fyNcSTJc0g7",
 "name": "Laptops with encrypted disks", "platform": "MACOS",
    "osVersion": {"minimum": "14.4.1"}}
`;
const other = `{"id": "dae4m1qd8fyNcSTJc0g9", "name": "Phones with a lock", "platform": "IOS",
  "screenLockType": {"include": ["BIOMETRIC"]}}
`;
const guide = `# Let them in\n\n\`\`\`json\n${rule}\`\`\`\n`;

const folder = mkdtempSync(join(tmpdir(), 'lsp-features-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = (name, text) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { uri: pathToFileURL(path).href, text };
};
const files = { rule: file('rule.json', rule), assurance: file('assurance.json', assurance),
                guide: file('guide.md', guide) };
file('other.json', other);

/// Where `word` stands in a text, moved by `by` characters.
function at(text, word, by = 1) {
  const lines = text.slice(0, text.indexOf(word) + by).split('\n');
  return { line: lines.length - 1, character: lines.at(-1).length };
}

const capabilities = {
  general: { positionEncodings: ['utf-8', 'utf-16'] },
  workspace: { configuration: false, workspaceFolders: true },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
                  dataSupport: true, resolveSupport: { properties: ['edit'] } },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { rangeLimit: 5000 },
    formatting: { dynamicRegistration: false }, rangeFormatting: { dynamicRegistration: false },
  },
};

async function converse(isPeer) {
  const client = isPeer ? new Client(process.execPath, [peerProgram, '--stdio'])
                        : new Client(program, ['lsp']);
  const uri = pathToFileURL(folder).href;
  const { message: { result: { capabilities: claimed } } } = await client.ask('initialize', {
    processId: process.pid, rootUri: uri, workspaceFolders: [{ uri, name: 'features' }], capabilities,
    initializationOptions: isPeer ? { provideFormatter: true } : {},
  });
  client.notify('initialized', {});
  if (isPeer) {
    client.notify('workspace/didChangeConfiguration', { settings: { json: {
      validate: { enable: true }, format: { enable: true },
      schemas: [
        { fileMatch: ['rule.json'], schema: newestSchema(root, 'access-policy-rule.request.schema.json') },
        { fileMatch: ['assurance.json'], schema: newestSchema(root, 'device-assurance.MACOS.response.schema.json') },
      ] } } });
  }
  const open = async ({ uri: document, text }, languageId) => {
    const published = client.published(document);
    client.notify('textDocument/didOpen', { textDocument: { uri: document, languageId, version: 1, text } });
    const late = new Promise((resolve) => setTimeout(() => resolve(null), 1500));
    return (await Promise.race([published, late]))?.message.params.diagnostics ?? [];
  };
  await open(files.assurance, 'json');
  const found = await open(files.rule, 'json');
  const embedded = await open(files.guide, 'markdown');

  const ask = async (method, params) => {
    const { message } = await client.ask(method, params);
    return message.result ?? null;
  };
  const inRule = (word, by) =>
    ({ textDocument: { uri: files.rule.uri }, position: at(rule, word, by) });
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const options = { tabSize: 2, insertSpaces: true };
  const ofRule = { textDocument: { uri: files.rule.uri } };
  const count = (list, unit) => list?.length ? `${list.length} ${unit}` : '–';
  const labels = (list) => (list?.items ?? list ?? []).map((item) => item.label);

  const actions = await ask('textDocument/codeAction', { ...ofRule, range: whole, context: { diagnostics: found } });
  const hover = await ask('textDocument/hover', inRule('"factorMode"'));
  const hoverId = await ask('textDocument/hover', inRule('dae4m1', 2));
  const edits = await ask('textDocument/rename', { ...inRule('dae4m1', 2), newName: 'dae4m1qd8fyNcSTJc0g8' });
  const tokens = await ask('textDocument/semanticTokens/full', ofRule);
  const selection = await ask('textDocument/selectionRange', { ...ofRule, positions: [at(rule, '"2FA"')] });
  const words = (text) => text === null ? '–' : `${JSON.stringify(text.contents).length} characters`;
  const rows = [
    ['findings in the rule', count(found, 'findings')],
    ['the findings, each at its place', found.map((f) => `${f.range.start.line + 1}:${f.range.start.character + 1}`).join(' ')],
    ['links to what they mean', count(found.filter((f) => f.codeDescription), 'links')],
    ['findings in the JSON of a Markdown guide', count(embedded, 'findings')],
    ['pull diagnostics', claimed.diagnosticProvider ? 'yes' : '–'],
    ['quick fixes and others', count(actions, 'actions')],
    ['hover, property', words(hover)],
    ['hover, id in another file', words(hoverId)],
    ['completion, property', count(labels(await ask('textDocument/completion', inRule('"registered"'))), 'items')],
    ['completion, value', labels(await ask('textDocument/completion', inRule('"Lo"'))).join(' ') || '–'],
    ['completion, assurance id', labels(await ask('textDocument/completion', inRule('"dae4m1'))).join(' ') || '–'],
    ['definition of an id', count([await ask('textDocument/definition', inRule('dae4m1', 2))].flat().filter(Boolean), 'places')],
    ['references of an id', count(await ask('textDocument/references', { ...inRule('dae4m1', 2), context: { includeDeclaration: true } }), 'places')],
    ['rename of an id', edits ? `${Object.keys(edits.changes ?? {}).length || edits.documentChanges?.length} files` : '–'],
    ['highlight', count(await ask('textDocument/documentHighlight', inRule('dae4m1', 2)), 'places')],
    ['document symbols', count(await ask('textDocument/documentSymbol', ofRule), 'at the top')],
    ['workspace symbols', count(await ask('workspace/symbol', { query: 'Laptops' }), 'found')],
    ['folding', count(await ask('textDocument/foldingRange', ofRule), 'ranges')],
    ['selection range', selection ? 'yes' : '–'],
    ['formatting', count(await ask('textDocument/formatting', { textDocument: { uri: files.assurance.uri }, options }), 'edits')],
    ['range formatting', await ask('textDocument/rangeFormatting', { textDocument: { uri: files.assurance.uri }, range: whole, options }) ? 'yes' : '–'],
    ['document links', claimed.documentLinkProvider ? 'yes' : '–'],
    ['inlay hints', count(await ask('textDocument/inlayHint', { ...ofRule, range: whole }), 'hints')],
    ['code lenses', count(await ask('textDocument/codeLens', { textDocument: { uri: files.assurance.uri } }), 'lenses')],
    ['semantic tokens', tokens?.data?.length ? `${tokens.data.length / 5} tokens` : '–'],
    ['colours in the text', claimed.colorProvider ? 'yes' : '–'],
    ['text sync', claimed.textDocumentSync?.change === 2 || claimed.textDocumentSync === 2 ? 'incremental' : 'full'],
    ['position encoding', claimed.positionEncoding ?? 'utf-16'],
  ];
  await client.stop();
  return rows;
}

const ours = await converse(false);
const peer = await converse(true);
console.log('| asked | posturelint lsp | VS Code JSON server with our schemas |');
console.log('|---|---|---|');
for (const [i, [name, answer]] of ours.entries()) console.log(`| ${name} | ${answer} | ${peer[i][1]} |`);
