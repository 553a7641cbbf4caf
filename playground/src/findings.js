// SPDX-License-Identifier: Apache-2.0

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const placeOf = ({start}) => `${start.line}:${start.column}`;

/** Fills `list` with the findings; `on` is told what is clicked: place, fix or rule. */
export function listFindings(list, findings, on) {
  if (findings.length === 0) {
    list.replaceChildren(element('p', {className: 'hint'}, 'Nothing found in this text.'));
    return;
  }
  const button = (text, className, act) => element('button', {type: 'button', className, onclick: act}, text);
  list.replaceChildren(element('ol', {}, ...findings.map((finding) => {
    const {severity, message, fix, rule} = finding;
    const acts = element('div', {className: 'acts'}, button(rule, 'rule', () => on.rule(finding)));
    if (fix) {
      const unsafe = fix.applicability === 'unsafe';
      acts.append(button(fix.title, unsafe ? 'fix unsafe' : 'fix', () => on.fix(finding)));
      if (unsafe) acts.append(element('span', {className: 'look'}, 'look at what it does'));
    }
    return element('li', {className: severity},
      element('p', {},
        button(placeOf(finding.range), 'place', () => on.place(finding)),
        element('b', {}, severity), ' ', message),
      acts);
  })));
}
