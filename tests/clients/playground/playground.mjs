// SPDX-License-Identifier: Apache-2.0
// The playground in Debian's Chromium: node playground.mjs WASM_BUILD FOLDER PICTURES
// It is made of the program in WASM_BUILD, in FOLDER. Status 77: something is not installed, or not
// built; to scripts/test that is a failure.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {dirname, extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, '../../..');
const [, , build, folder, pictures] = process.argv;
const kPatience = 120_000;  // with a machine that has much else to do, in milliseconds
const browserPath = '/usr/bin/chromium';
const missing = [
  [browserPath, 'scripts/setup tests'],
  [join(here, 'node_modules/playwright-core'), 'scripts/setup tests'],
  [join(sources, 'playground/node_modules/esbuild'), 'scripts/setup wasm'],
  [join(build, 'posturelint.wasm'), 'scripts/setup wasm, then cmake --workflow --preset wasm'],
].find(([path]) => !existsSync(path));
if (missing) {
  console.log(`skipped: no ${missing[0]} (${missing[1]})`);
  process.exit(process.env.POSTURELINT_ALL_TESTS ? 1 : 77);
}
execFileSync(process.execPath, [join(sources, 'playground/build.mjs'), build, folder], {stdio: 'inherit'});
mkdirSync(pictures, {recursive: true});

const types = {'.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.txt': 'text/plain'};
const server = createServer(({url}, response) => {
  const path = join(folder, normalize(url === '/' ? '/index.html' : url));
  const type = types[extname(path)];
  if (!type || !existsSync(path)) return response.writeHead(404).end();
  response.writeHead(200, {'Content-Type': `${type}; charset=utf-8`}).end(readFileSync(path));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const {chromium} = await import('playwright-core');
const browser = await chromium.launch({
  executablePath: browserPath,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** Opens the page and waits for its first findings. `said` is what it writes to the console. */
async function open(options = {}) {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}, ...options});
  context.setDefaultTimeout(kPatience);
  const page = await context.newPage();
  page.requests = [];
  page.said = [];
  page.on('console', (message) => page.said.push(message.text()));
  page.on('pageerror', (error) => page.said.push(String(error)));
  context.on('request', (request) => page.requests.push(request.url()));
  await page.goto(origin);
  await page.locator('.ready').waitFor();
  await page.locator('#findings li').first().waitFor();
  return page;
}

/** Empties the editor and types into it, as a person does. */
async function type(page, text) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(text);
  await page.locator('#findings[aria-busy=false]').waitFor({state: 'attached'});
}
const text = (page) => page.evaluate(() => [...document.querySelectorAll('.cm-line')]
  .map((line) => line.textContent).join('\n'));
const finding = (page, words) => page.locator('#findings li', {hasText: words});
const picture = (page, name) => page.screenshot({path: join(pictures, `${name}.png`)});
const eventually = (page, check, argument) => page.waitForFunction(check, argument, {timeout: kPatience});

const tests = {
  async 'shows a mistake where it is, as it is typed'() {
    const page = await open();
    await type(page, '{"name": "Täst 🙂", "platform": "IOS", "jailbroken": false,}');
    await finding(page, 'a comma after the last member').waitFor();
    assert.equal(await finding(page, 'a comma').locator('.place').textContent(), '1:58');
    await finding(page, 'did you mean "jailbreak"').waitFor();
    // Under the very word, beyond characters of two and four bytes.
    const marked = await page.locator('.cm-lintRange-warning').allTextContents();
    assert.equal(marked.join(''), '"jailbroken"');
    assert.match(await page.locator('#status').textContent(), /^1 error, 1 warning/);
    await page.locator('#findings .place').first().click();
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('cm-content')));
    await type(page, '{"name": "x", "platform": "IOS", "jailbreak": false}');
    await page.locator('#findings .hint').waitFor();
    assert.match(await page.locator('#status').textContent(), /^Nothing found/);
  },

  async 'applies a fix, and takes it back'() {
    const page = await open();
    await type(page, '{"name": "x", "platform": "IOS", "jailbreak": "false",}');
    await finding(page, 'a comma after').locator('.fix').click();
    await eventually(page, () => document.querySelector('.cm-content').textContent.endsWith('"false"}'));
    await finding(page, 'not the string').locator('.fix').click();
    await page.locator('#findings .hint').waitFor();
    assert.equal(await text(page), '{"name": "x", "platform": "IOS", "jailbreak": false}');
    await page.keyboard.press('Control+z');
    await finding(page, 'not the string').waitFor();
  },

  async 'fixes all that is safe, or all'() {
    const page = await open();
    await page.locator('#fix').click();
    await finding(page, 'a comma after').waitFor({state: 'detached'});
    assert.match(await text(page), /"expiry": "P7D"/);
    assert.match(await text(page), /"jailbroken"/, 'what is not safe stays');
    await eventually(page, () => document.getElementById('fix').disabled);
    await page.locator('#fix-unsafe').click();
    await page.locator('#findings .hint').waitFor();
    assert.match(await text(page), /"jailbreak"/);
    assert.ok(await page.locator('#fix-unsafe').isDisabled());
  },

  async 'tells why'() {
    const page = await open();
    await page.locator('#findings .rule', {hasText: 'os-version/distance-not-taken'}).click();
    const panel = page.locator('#rule');
    await panel.locator('h1').waitFor();
    assert.equal(await panel.locator('h1').textContent(), 'os-version/distance-not-taken');
    assert.match(await panel.textContent(), /accepts every major version that the vendor supports/);
    assert.equal(await panel.locator('mark').textContent(), '"distanceFromLatestMajor"');
    assert.ok(!(await panel.textContent()).includes('This page is made from'));
    await picture(page, 'rule');
  },

  async 'shows who gets in'() {
    const page = await open();
    await page.locator('#sample').selectOption({label: 'Access policy with holes'});
    await page.locator('#tab-map').click();
    const map = page.frameLocator('#map iframe');
    await map.locator('.cell[aria-label^="iOS, unregistered, low risk: allowed with one factor"]').waitFor();
    await map.locator('.cell').first().click();
    await map.locator('.detail:visible').waitFor();
    await picture(page, 'map');
    // It follows the text.
    await page.locator('#sample').selectOption({label: 'Device assurance policy'});
    await page.locator('#map .hint').waitFor();
    assert.match(await page.locator('#map').textContent(), /No access policy/);
    assert.deepEqual(page.said, [], 'no complaint on the console');
  },

  async 'reads guides and scripts'() {
    const page = await open();
    await page.locator('#sample').selectOption({label: 'Guide in Markdown'});
    await finding(page, 'curly quotes').waitFor();
    assert.equal(await page.locator('#host').inputValue(), 'guide.md');
    assert.equal(await finding(page, 'curly quotes').locator('.place').textContent(), '15:23');
    await picture(page, 'guide');
    await page.locator('#sample').selectOption({label: 'Shell script'});
    await finding(page, 'single quotes').waitFor();
    // The same text is something else as JSON.
    await page.locator('#host').selectOption('policy.json');
    await finding(page, 'single quotes').waitFor({state: 'detached'});
    await page.locator('#findings li.error').first().waitFor();
  },

  async 'is used with the keyboard alone'() {
    const page = await open();
    await page.locator('.cm-content').focus();
    await type(page, '{"name": "x", "platform": "IOS", "jailbreak": "false"}');
    await finding(page, 'not the string').waitFor();
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+.');
    await page.locator('#findings .hint').waitFor();
    await page.keyboard.press('Escape');
    // Tab leaves the editor, and comes to the tabs, which are one stop.
    const focused = () => page.evaluate(() => document.activeElement.id);
    for (let i = 0; i < 8 && await focused() !== 'tab-findings'; ++i) await page.keyboard.press('Tab');
    assert.equal(await focused(), 'tab-findings');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'tab-rule');
    assert.ok(await page.locator('#rule').isVisible());
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(), 'tab-map');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'map');
  },

  async 'asks nobody, and cannot'() {
    const page = await open();
    await page.locator('#findings .rule').first().click();
    await page.locator('#rule h1').waitFor();
    await page.locator('#tab-findings').click();
    const own = ['', 'style.css', 'main.js', 'worker.js', 'posturelint.js', 'posturelint.wasm.js', 'pages.js'];
    const asked = page.requests.filter((url) => !url.startsWith('blob:') && !url.startsWith('data:'));
    assert.deepEqual(new Set(asked), new Set(own.map((name) => `${origin}/${name}`)));
    const before = page.requests.length;
    await type(page, '{"name": "x", "platform": "IOS", "jailbreak": "false"}');
    await finding(page, 'not the string').waitFor();
    await page.locator('#fix').click();
    await page.locator('#findings .hint').waitFor();
    assert.equal(page.requests.length, before, 'nothing is loaded while somebody works');
    const attempt = async (place) => {
      const fetched = await fetch(place).then(() => 'fetched', () => 'refused');
      let opened = 'opened';
      try {
        const request = new XMLHttpRequest();
        request.open('GET', place, false);
        request.send();
      } catch {
        opened = 'refused';
      }
      return [fetched, opened];
    };
    assert.deepEqual(await page.evaluate(attempt, `${origin}/style.css`), ['refused', 'refused']);
    const [worker] = page.workers();
    assert.deepEqual(await worker.evaluate(attempt, `${origin}/style.css`), ['refused', 'refused'],
      'neither may the worker');
  },

  async 'survives whatever is pasted'() {
    const page = await open();
    for (const pasted of ['['.repeat(200_000), '{"a":'.repeat(50_000), '\u0000\uD800', 'x'.repeat(1_000_000)]) {
      await page.evaluate((words) => navigator.clipboard?.writeText?.(words).catch(() => {}), '');
      await page.locator('.cm-content').focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(pasted);
      await type(page, '{"name": "x", "platform": "IOS", "jailbreak": "false"}');
      await finding(page, 'not the string').waitFor();
    }
  },

  async 'is light and dark, with enough contrast'() {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open({colorScheme});
      await picture(page, `findings-${colorScheme}`);
      const poor = await page.evaluate(findPoorContrast);
      assert.deepEqual(poor, [], colorScheme);
      await page.locator('#findings .rule').first().click();
      await page.locator('#rule h1').waitFor();
      assert.deepEqual(await page.evaluate(findPoorContrast), [], `a rule, ${colorScheme}`);
      await picture(page, `rule-${colorScheme}`);
      await page.locator('#sample').selectOption({label: 'Access policy with holes'});
      await page.locator('#tab-map').click();
      await page.frameLocator('#map iframe').locator('.cell').first().waitFor();
      await picture(page, `map-${colorScheme}`);
    }
    const page = await open({colorScheme: 'light'});
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await ground();
    await page.locator('#theme').click();
    assert.notEqual(await ground(), before);
    assert.equal(await page.locator('#theme').textContent(), 'Light');
  },

  async 'fits a narrow window'() {
    const page = await open({viewport: {width: 480, height: 900}});
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
    await page.locator('#findings li').first().scrollIntoViewIfNeeded();
    await page.screenshot({path: join(pictures, 'narrow.png'), fullPage: true});
  },
};

/** Texts on the page whose colour is too near to what is behind them. */
function findPoorContrast() {
  const channel = (v) => (v /= 255, v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = numbers(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || !node.checkVisibility() || node.closest('.skip, option, script')) continue;
    const [a, b] = [luminance(numbers(getComputedStyle(node).color)), luminance(ground(node))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.add(`${node.className} ${node.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return [...poor];
}

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok: ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAILED: ${name}\n${error.stack.slice(0, 3000)}`);
  }
  for (const context of browser.contexts()) await context.close();
}
const size = (name) => statSync(join(folder, name)).size;
console.log(`posturelint.wasm.js: ${size('posturelint.wasm.js')} bytes, main.js: ${size('main.js')}, ` +
  `pages.js: ${size('pages.js')}`);
await browser.close();
server.close();
process.exit(failed ? 1 : 0);
