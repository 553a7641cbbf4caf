// SPDX-License-Identifier: Apache-2.0

let pages = null;

/** Shows the page of a rule in `panel`; `open` is asked for those that it links to. */
export async function showRule(panel, id, open) {
  pages ??= (await import('./pages.js')).default;
  if (!Object.hasOwn(pages, id ?? '')) {
    const hint = document.createElement('p');
    hint.className = 'hint';
    hint.textContent = 'The name of a rule, in the list of findings, opens its page here.';
    panel.replaceChildren(hint);
    return;
  }
  panel.innerHTML = pages[id];  // made of our own files when the page was built
  for (const link of panel.querySelectorAll('a[data-rule]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      open(link.dataset.rule);
    });
  }
}
