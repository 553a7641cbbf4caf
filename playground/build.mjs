// SPDX-License-Identifier: Apache-2.0
// node build.mjs BUILD FOLDER: makes the playground in FOLDER of the program that the preset `wasm`
// left in BUILD. The folder is all of it: any server of files may serve it.
import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {build} from 'esbuild';
import {Marked} from 'marked';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..');
const [, , program, folder] = process.argv;
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});

const escaped = (text) => text.replace(/[&<>]/g, (c) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[c]);

/** A block of code in HTML; what has carets below it is marked instead, so that lines may wrap. */
function codeBlock(text) {
  const lines = [];
  let last = '';
  for (const line of text.split('\n')) {
    if (!/^ *\^[ ^]*$/.test(line) || lines.length === 0) {
      last = line;
      lines.push(escaped(line));
      continue;
    }
    // A caret past the end has something above it, too.
    const above = [...last.padEnd(line.length)];
    lines[lines.length - 1] = line.padEnd(above.length).match(/\^+|[^^]+/g).map((run) => {
      const part = escaped(above.splice(0, run.length).join(''));
      return run[0] === '^' ? `<mark>${part}</mark>` : part;
    }).join('');
  }
  return `<pre><code>${lines.join('\n')}\n</code></pre>\n`;
}

/** The pages of all rules, by the ids of the rules, in HTML. */
function rulePages() {
  const idOf = (path) => path.replace(/\.md$/, '').replaceAll('_', '-');
  const files = readdirSync(join(root, 'rules'), {recursive: true})
    .filter((name) => /^[a-z_]+\/[a-z0-9_]+\.md$/.test(name)).sort();
  const known = new Set(files.map(idOf));
  const pages = {};
  for (const file of files) {
    const [category] = file.split('/');
    const marked = new Marked({
      renderer: {
        code: ({text}) => codeBlock(text),
        // A link to a rule opens its page; one to a file of the sources leads nowhere from here.
        link({href, tokens}) {
          const text = this.parser.parseInline(tokens);
          const rule = idOf(join(category, href));
          return known.has(rule) ? `<a href="#${rule}" data-rule="${rule}">${text}</a>` : text;
        },
      },
    });
    const text = readFileSync(join(root, 'rules', file), 'utf8').replace(/\nThis page is made from .*\n$/, '\n');
    pages[idOf(file)] = marked.parse(text);
  }
  return pages;
}

/** How the policy of a page names its style and its script: a map has the same in every page. */
function hashesOfMap() {
  const work = mkdtempSync(join(tmpdir(), 'posturelint-'));
  try {
    const run = `require(${JSON.stringify(join(program, 'posturelint.js'))})({arguments: process.argv.slice(1),
      wasmBinary: require('fs').readFileSync(${JSON.stringify(join(program, 'posturelint.wasm'))})})`;
    const page = execFileSync(process.execPath, ['-e', run, 'map', '--no-config', '--format', 'html',
      join(root, 'tests/clients/map_page/samples/holes.json')], {cwd: work, encoding: 'utf8', maxBuffer: 1 << 26});
    const [, style, script] = page.match(/style-src '(sha256-[^']+)'; script-src '(sha256-[^']+)'/);
    return {style, script};
  } finally {
    rmSync(work, {recursive: true});
  }
}

await build({
  absWorkingDir: here,
  entryPoints: ['src/main.js'],
  outdir: folder,
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  external: ['./pages.js'],
  loader: {'.md': 'text', '.sh': 'text', '.json': 'text'},
  legalComments: 'none',
  logLevel: 'warning',
});
await build({
  absWorkingDir: here,
  entryPoints: ['src/worker.js'],
  outdir: folder,
  bundle: true,
  format: 'iife',
  minify: true,
  target: 'es2022',
  logLevel: 'warning',
});
const {style, script} = hashesOfMap();
writeFileSync(join(folder, 'index.html'), readFileSync(join(here, 'src/index.html'), 'utf8')
  .replace('@MAP_STYLE@', `'${style}'`).replace('@MAP_SCRIPT@', `'${script}'`));
writeFileSync(join(folder, 'pages.js'), `export default ${JSON.stringify(rulePages())};\n`);
cpSync(join(here, 'src/style.css'), join(folder, 'style.css'));
cpSync(join(program, 'posturelint.js'), join(folder, 'posturelint.js'));
// A script, as the page may not fetch anything; compressed, as not every server does it.
const wasm = gzipSync(readFileSync(join(program, 'posturelint.wasm')), {level: 9});
writeFileSync(join(folder, 'posturelint.wasm.js'), `self.posturelintWasm = "${wasm.toString('base64')}";\n`);

/** The licences of what is bundled, and of what is in the program. */
const licences = readdirSync(join(here, 'node_modules'), {recursive: true})
  .filter((name) => /^(@(codemirror|lezer|marijn)\/[^/]+|crelt|style-mod|w3c-keyname)\/LICENSE$/.test(name)).sort();
writeFileSync(join(folder, 'LICENSE-THIRD-PARTY.txt'), [
  ...licences.map((name) =>
    `${name.replace('/LICENSE', '')}\n\n${readFileSync(join(here, 'node_modules', name), 'utf8')}`),
  execFileSync(join(root, 'packaging/npm/licences'), {encoding: 'utf8', maxBuffer: 1 << 26}),
].join('\n\n'));
cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
