// SPDX-License-Identifier: Apache-2.0
import {makeEditor} from './editor.js';
import {listFindings} from './findings.js';
import {changeBetween, spanOf} from './places.js';
import {Program} from './program.js';
import {showRule} from './rule.js';
import {samples} from './samples.js';
import {makeTabs} from './tabs.js';
import {makeThemeButton} from './theme.js';

const $ = (id) => document.getElementById(id);
const kPause = 120;  // after a key, in milliseconds

const program = new Program();
const editor = makeEditor($('editor'), {changed: checkSoon, fixAt});
const tabs = makeTabs($('tab-findings').parentElement, {
  rule: () => $('rule').childElementCount || showRule($('rule'), findings[0]?.rule, openRule),
  map: drawMap,
});
makeThemeButton($('theme'));

let findings = [];
let version = 0;  // of the text
let timer = 0;

function checkSoon() {
  ++version;
  $('findings').setAttribute('aria-busy', 'true');
  clearTimeout(timer);
  timer = setTimeout(check, kPause);
}

async function check() {
  const checked = version;
  const name = $('host').value;
  const words = ['check', '--no-config', '--fail-on', 'never', '--format', 'json:report.json', name];
  try {
    const {files, errors, duration} = await program.run(words, {[name]: editor.text});
    if (checked !== version) return;
    if (!files['report.json']) throw new Error(errors);
    show(JSON.parse(files['report.json']).findings, duration);
  } catch (error) {
    if (checked === version) $('status').textContent = `The program failed: ${error.message}`;
  }
  if (tabs.current === 'map') drawMap();
}

function show(found, duration) {
  $('findings').setAttribute('aria-busy', 'false');
  findings = found.map((finding) => ({...finding, span: spanOf(editor.doc, finding.range)}));
  editor.show(findings.map((finding) => ({
    ...finding.span,
    severity: finding.severity,
    message: finding.message,
    source: finding.rule,
    actions: [
      ...(finding.fix ? [{name: finding.fix.title, apply: () => apply(finding)}] : []),
      {name: 'Why?', apply: () => openRule(finding.rule)},
    ],
  })));
  listFindings($('findings'), findings, {
    place: (finding) => editor.goTo(finding.span),
    fix: apply,
    rule: (finding) => openRule(finding.rule),
  });
  const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
  const words = ['error', 'warning', 'info'].map((severity) => [count(severity), severity])
    .filter(([number]) => number > 0)
    .map(([number, severity]) => `${number} ${severity}${number === 1 ? '' : 's'}`);
  $('status').textContent = `${words.join(', ') || 'Nothing found'} (${duration.toFixed(0)} ms)`;
  $('fix').disabled = !findings.some(({fix}) => fix?.applicability === 'safe');
  $('fix-unsafe').disabled = !findings.some(({fix}) => fix);
}

function apply({fix}) {
  editor.change(fix.edits.map((edit) => ({...spanOf(editor.doc, edit.range), insert: edit.text})));
  editor.view.focus();
}

function fixAt(offset) {
  const found = findings.find(({fix, span}) => fix && span.from <= offset && offset <= span.to);
  if (found) apply(found);
  return Boolean(found);
}

async function fixAll(...options) {
  const fixed = version;
  const name = $('host').value;
  const {files} = await program.run(['fix', '--no-config', ...options, name], {[name]: editor.text});
  if (fixed !== version) return;  // somebody typed meanwhile
  const change = changeBetween(editor.text, files[name]);
  if (change) editor.change(change);
}

async function openRule(id) {
  await showRule($('rule'), id, openRule);
  tabs.open('rule');
  $('rule').scrollTop = 0;
}

let drawn = -1;
async function drawMap() {
  if (drawn === version) return;
  drawn = version;
  const name = $('host').value;
  const {files, errors} = await program.run(
    ['map', '--no-config', '--format', 'html', '--output', 'map.html', name], {[name]: editor.text});
  const page = files['map.html'];
  if (!page?.includes('class="grid"')) {
    const hint = document.createElement('p');
    hint.className = 'hint';
    hint.textContent = errors || 'No access policy is in the text. The sample "Access policy with holes" is one.';
    return $('map').replaceChildren(hint);
  }
  // It is a page of its own, with scripts of its own, and must not reach this one.
  const frame = document.createElement('iframe');
  frame.title = 'Who gets in';
  frame.setAttribute('sandbox', 'allow-scripts');
  const theme = document.documentElement.dataset.theme;
  frame.srcdoc = theme ? page.replace('<html lang="en"', `<html lang="en" data-theme="${theme}"`) : page;
  $('map').replaceChildren(frame);
}

function readAs(name) {
  $('host').value = name;
  editor.readAs(name);
}

for (const [index, {title}] of samples.entries()) $('sample').append(new Option(title, String(index)));
$('sample').addEventListener('change', () => {
  const {name, text} = samples[$('sample').value];
  readAs(name);
  editor.replace(text);
});
$('host').addEventListener('change', () => {
  readAs($('host').value);
  checkSoon();
});
$('fix').addEventListener('click', () => fixAll());
$('fix-unsafe').addEventListener('click', () => fixAll('--unsafe'));
$('theme').addEventListener('click', () => {
  drawn = -1;
  if (tabs.current === 'map') drawMap();
});

readAs(samples[0].name);
editor.replace(samples[0].text);
program.ready.then(
  () => document.documentElement.classList.add('ready'),
  ({message}) => ($('status').textContent = `The program cannot run in this browser: ${message}`));
