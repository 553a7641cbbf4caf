// SPDX-License-Identifier: Apache-2.0
// The page of `posturelint map` in Debian's Chromium: node map_page.mjs POSTURELINT FOLDER
// Pictures for people to look at go to FOLDER. Status 77: there is no browser.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [, , program, folder] = process.argv;
const browserPath = '/usr/bin/chromium';
if (!existsSync(browserPath) || !existsSync(join(here, 'node_modules/playwright-core'))) {
  console.log('skipped: no chromium, or no playwright-core (scripts/setup tests)');
  process.exit(77);
}
const {chromium} = await import('playwright-core');

mkdirSync(folder, {recursive: true});
const large = join(folder, 'large.json');
execFileSync(process.execPath, [join(here, 'make_large.mjs'), large]);

/** Writes the page of the policies at a path. */
function makePage(path, name) {
  const file = join(folder, `${name}.html`);
  execFileSync(program, ['map', path, '--no-config', '--format', 'html', '--output', file]);
  return file;
}
// One policy, and the assurance policies it names.
mkdirSync(join(folder, 'payroll'), {recursive: true});
for (const file of ['holes.json', 'phones.json']) {
  copyFileSync(join(here, 'samples', file), join(folder, 'payroll', file));
}
const pages = {
  several: makePage(join(here, 'samples'), 'several'),
  holes: makePage(join(folder, 'payroll'), 'holes'),
  large: makePage(large, 'large'),
};

const browser = await chromium.launch({
  executablePath: browserPath,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** Opens a page; whatever it says on the console or asks of the network is a failure. */
async function open(name, options = {}) {
  const context = await browser.newContext({viewport: {width: 1360, height: 900}, ...options});
  const page = await context.newPage();
  page.on('console', (message) => assert.fail(`console: ${message.text()}`));
  page.on('pageerror', (error) => assert.fail(`error on the page: ${error}`));
  page.on('dialog', (dialog) => assert.fail(`a dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    assert.ok(request.url().startsWith(pathToFileURL(pages[name]).href), `asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(pages[name]).href);
  return page;
}
const picture = (page, name, options = {}) =>
  page.screenshot({path: join(folder, `${name}.png`), fullPage: true, ...options});

const tests = {
  async 'shows what happens where, and the holes'() {
    const page = await open('holes');
    assert.equal(await page.locator('h2').first().textContent(), 'Payroll');
    const cell = (label) => page.locator(`.cell[aria-label="${label}"]`);
    assert.equal(await cell('Windows, unregistered, low risk: denied').count(), 1);
    assert.equal(await cell('Windows, managed, low risk: allowed, resisting phishing').count(), 1);
    assert.equal(await cell('iOS, unregistered, low risk: allowed with one factor, a hole').count(), 1);
    assert.match(await page.locator('.holes').textContent(),
      /"Anybody on a phone, for now" lets in whom "Compliant phones" lets in from certain devices only/);
    assert.match(await page.locator('.weakest').textContent(), /an unregistered iOS phone.*allowed with one factor/);
    const dead = page.locator('.rules tr', {hasText: 'Managed Macs of finance'});
    assert.match(await dead.textContent(), /dead: covered by 3/);
    assert.equal(await dead.locator('.mini path').nth(1).getAttribute('d'), '', 'it decides nowhere');
    await picture(page, 'holes-light');
  },

  async 'shows the rules and a sign-in of a cell on demand'() {
    const page = await open('holes');
    assert.equal(await page.locator('.detail:visible').count(), 0);
    await page.locator('.cell[aria-label^="iOS, assured, low risk"]').click();
    const detail = page.locator('.detail:visible');
    assert.equal(await detail.count(), 1);
    assert.match(await detail.textContent(), /"Compliant phones": allowed with one factor/);
    assert.match(await detail.textContent(), /for instance .*iOS phone.*"iPhones"/);
    await page.locator('.cell[aria-label^="iOS, unregistered, high risk"]').click();
    assert.match(await detail.textContent(), /00gbreakglass/, 'who the first rule leaves out goes on');
    await picture(page, 'holes-detail');
  },

  async 'is used with the keyboard alone'() {
    const page = await open('holes');
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    const cell = page.locator('.cell').first();
    // The grid is one stop.
    const stops = await page.locator('.cell[tabindex="0"]').count();
    assert.equal(stops, 1);
    let presses = 0;
    do await page.keyboard.press('Tab'); while (!(await focused())?.startsWith('Windows') && ++presses < 10);
    assert.match(await focused(), /^Windows, unregistered, low risk/);
    assert.equal(await page.locator('.detail:visible').count(), 1, 'the focus shows the cell');
    await page.keyboard.press('ArrowRight');
    assert.match(await focused(), /^Windows, unregistered, medium risk/);
    await page.keyboard.press('ArrowDown');
    assert.match(await focused(), /^macOS, unregistered, medium risk/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.match(await focused(), /^Windows, unregistered, medium risk/, 'stays at the edge');
    await page.keyboard.press('End');
    assert.match(await focused(), /^Windows, managed, high risk/, 'no assurance policy is for Windows');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    assert.match(await focused(), /^Windows, unregistered, low risk/);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.detail:visible').count(), 0);
    await page.keyboard.press('Space');
    assert.equal(await page.locator('.detail:visible').count(), 1);
    await page.keyboard.press('Tab');
    assert.ok(!(await cell.evaluate((node) => node === document.activeElement)), 'Tab leaves the grid');
    // Every stop can be left again.
    const seen = new Set();
    for (let i = 0; i < 60; ++i) {
      seen.add(await page.evaluate(() => document.activeElement.outerHTML));
      await page.keyboard.press('Tab');
    }
    assert.ok(seen.size >= 6, `only ${seen.size} stops`);
  },

  async 'is light and dark, as the system says or the button'() {
    const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await open('holes', {colorScheme: 'light'});
    const dark = await open('holes', {colorScheme: 'dark'});
    const colours = [await background(light), await background(dark)];
    assert.notEqual(colours[0], colours[1]);
    await picture(dark, 'holes-dark');
    await light.locator('#theme').click();
    assert.equal(await background(light), colours[1]);
    assert.equal(await light.locator('#theme').textContent(), 'Light');
    await light.locator('#theme').click();
    assert.equal(await background(light), colours[0]);
  },

  async 'has enough contrast in both'() {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open('several', {colorScheme});
      const poor = await page.evaluate(() => {
        const channel = (v) => (v /= 255, v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        const luminance = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
        const numbers = (text) => text.match(/[\d.]+/g).map(Number);
        const ground = (node) => {
          for (; node; node = node.parentElement) {
            const style = getComputedStyle(node);
            const colour = numbers(style.backgroundColor);
            if (style.backgroundImage !== 'none') return null;
            if (colour.length === 3 || colour[3] === 1) return colour;
          }
          return [255, 255, 255];
        };
        const poor = [];
        for (const node of document.querySelectorAll('body *')) {
          const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
          if (!own || !node.checkVisibility() || getComputedStyle(node).opacity !== '1') continue;
          if (node.closest('script, style, .off .badge, .skip')) continue;
          const below = ground(node);
          if (!below) continue;
          const [a, b] = [luminance(numbers(getComputedStyle(node).color)), luminance(below)];
          const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          if (ratio < 4.5) poor.push(`${node.className} ${node.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
        }
        return poor;
      });
      assert.deepEqual([...new Set(poor)], [], colorScheme);
    }
  },

  async 'can be printed'() {
    const page = await open('holes', {colorScheme: 'dark'});
    await page.emulateMedia({media: 'print'});
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    assert.ok(!(await page.locator('#theme').isVisible()));
    assert.ok(!(await page.locator('.panel').isVisible()));
    assert.ok(await page.locator('.holes').isVisible());
    await page.setViewportSize({width: 720, height: 1000});
    await picture(page, 'holes-print');
    const pdf = join(folder, 'holes.pdf');
    await page.pdf({path: pdf, format: 'A4'});
    assert.ok(statSync(pdf).size > 10_000);
  },

  async 'shows many policies, and what cannot be read'() {
    const page = await open('several');
    assert.equal(await page.locator('.policy').count(), 2);
    assert.equal(await page.locator('.overview tbody tr').count(), 2);
    const hostile = page.locator('.policy').nth(1);
    const text = await hostile.textContent();
    assert.match(text, /<img src=x onerror=alert\(1\)>/, 'shown, not run');
    assert.match(text, /catch-all rule not in the files/);
    assert.match(text, /fits nobody/);
    assert.match(text, /inactive/);
    assert.match(text, /<U\+202E>gnp\.exe/, 'what turns the text around is shown');
    assert.equal(await page.locator('img, iframe, [onmouseover], [onerror], svg[onload]').count(), 0);
    await hostile.locator('.cell').first().click();
    assert.match(await page.locator('.detail:visible').textContent(), /depends on: .*user\.profile\.department/);
    await picture(page, 'several-light');
  },

  async 'shows a hundred rules'() {
    const page = await open('large');
    assert.equal(await page.locator('.rules tbody tr').count(), 100);
    await page.locator('.cell').nth(5).click();
    await picture(page, 'large-top', {fullPage: false});
    const row = page.locator('.rules tbody tr').nth(3);
    await row.scrollIntoViewIfNeeded();
    await row.hover();
    assert.ok(await page.locator('.cell.lit').count() > 0, 'a rule lights up where it decides');
    await picture(page, 'large-rules', {fullPage: false});
    assert.ok(statSync(pages.large).size < 600_000, `${statSync(pages.large).size} bytes`);
  },

  async 'fits a small screen'() {
    const page = await open('holes', {viewport: {width: 390, height: 844}});
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
    await picture(page, 'holes-phone');
  },

  async 'can be read without JavaScript'() {
    const page = await open('holes', {javaScriptEnabled: false});
    assert.ok(!(await page.locator('#theme').isVisible()));
    assert.equal(await page.locator('.rules tbody tr').count(), 6);
    await page.locator('.cell[aria-label^="iOS, assured, low risk"]').click();
    assert.match(await page.locator('.detail:visible').textContent(), /for instance/);
  },

  async 'lets nothing in that is not its own'() {
    const page = await open('holes');
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/);
    assert.equal(await page.locator('link, img, iframe, object, embed, [style], [src]').count(), 0);
    // Its own style and script are what the hashes say, or it would be bare.
    assert.ok(await page.evaluate(() => document.documentElement.classList.contains('js')));
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAILED ${name}\n${error.stack}`);
  }
}
await browser.close();
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed; pictures in ${folder}`);
process.exit(failed ? 1 : 0);
