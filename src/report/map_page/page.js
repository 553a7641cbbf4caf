'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('js');

  // Light or dark: what the system says until the button is pressed.
  const button = document.getElementById('theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme || (system.matches ? 'dark' : 'light')) === 'dark';
  const label = () => { button.textContent = isDark() ? 'Light' : 'Dark'; };
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    label();
  });
  system.addEventListener('change', label);
  label();

  for (const policy of document.querySelectorAll('.policy')) {
    const grid = policy.querySelector('.grid');
    if (grid) enliven(policy, grid);
  }

  function enliven(policy, grid) {
    // Cells by row and column; null where there are no sign-ins.
    const rows = [...grid.tBodies[0].rows].map((row) =>
      [...row.cells].slice(1).map((cell) => cell.querySelector('a')));
    const cells = rows.flat().filter(Boolean);
    let open = null;

    const show = (cell) => {
      if (open) {
        open.classList.remove('open');
        detailOf(open).classList.remove('open');
      }
      open = cell;
      if (!open) return;
      open.classList.add('open');
      detailOf(open).classList.add('open');
    };
    const detailOf = (cell) => document.getElementById(cell.hash.slice(1));

    // One stop on the way through the page; arrows go on inside.
    const enter = (cell) => {
      for (const other of cells) other.tabIndex = other === cell ? 0 : -1;
    };
    enter(cells[0]);
    const step = (row, column, down, right) => {
      do {
        row += down;
        column += right;
      } while (rows[row] && row in rows && column >= 0 && column < rows[row].length && !rows[row][column]);
      return rows[row] && rows[row][column];
    };
    const target = (key, row, column) => {
      switch (key) {
        case 'ArrowUp': return step(row, column, -1, 0);
        case 'ArrowDown': return step(row, column, 1, 0);
        case 'ArrowLeft': return step(row, column, 0, -1);
        case 'ArrowRight': return step(row, column, 0, 1);
        case 'Home': return step(row, -1, 0, 1);
        case 'End': return step(row, rows[row].length, 0, -1);
        default: return null;
      }
    };
    rows.forEach((row, r) => row.forEach((cell, c) => {
      if (!cell) return;
      cell.addEventListener('focus', () => { enter(cell); show(cell); });
      cell.addEventListener('click', (event) => { event.preventDefault(); cell.focus(); show(cell); });
      cell.addEventListener('keydown', (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        if (event.key === 'Escape') { show(null); return; }
        if (event.key === ' ') { event.preventDefault(); show(cell); return; }
        const next = target(event.key, r, c);
        if (next === null) return;
        event.preventDefault();
        if (next) next.focus();
      });
    }));

    // A rule lights up where it decides.
    const light = (rule) => {
      grid.classList.toggle('lighting', rule !== null);
      for (const cell of cells) {
        cell.classList.toggle('lit', rule !== null && cell.dataset.rules.split(' ').includes(rule));
      }
    };
    for (const row of policy.querySelectorAll('.rules tbody tr')) {
      row.addEventListener('mouseenter', () => light(row.dataset.rule));
      row.addEventListener('mouseleave', () => light(null));
    }
  }
})();
