// SPDX-License-Identifier: Apache-2.0

/** Tabs as a keyboard expects them: one stop, arrows go on. `opened` has a function for some panels. */
export function makeTabs(list, opened) {
  const tabs = [...list.querySelectorAll('[role=tab]')];
  const panelOf = (tab) => document.getElementById(tab.getAttribute('aria-controls'));
  const select = (chosen) => {
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panelOf(tab).hidden = tab !== chosen;
    }
    opened[chosen.getAttribute('aria-controls')]?.();
  };
  const steps = {ArrowRight: 1, ArrowLeft: -1};
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', ({key}) => {
      if (!(key in steps)) return;
      const next = tabs.at((index + steps[key]) % tabs.length);
      select(next);
      next.focus();
    });
  }
  return {
    get current() {
      return tabs.find((tab) => tab.tabIndex === 0).getAttribute('aria-controls');
    },
    open: (panel) => select(tabs.find((tab) => tab.getAttribute('aria-controls') === panel)),
  };
}
