/**
 * What runs in the page. A text, not a function that is turned into one: what measures coverage would change the function, and a build
 * might rename what it needs. A spec has the compiler check its types, with those of the DOM. All texts of the trace become text nodes.
 */
export const reportScript = `'use strict';
(() => {
  /** @typedef {{ title: string, line: string, rows: [number, number], changes: [string, number, ...any][], queue: [number, string][],
   *   more: number, locks: string[], explain: string[], standards: [string, string][], causes: number[], effects: number[] }} Moment */
  /** @param {string} id @returns {any} */
  const byId = (id) => document.getElementById(id);
  /** @type {{ areas: string[], keys: string[], tasks: string[], moments: Moment[], explained: number }} */
  const data = JSON.parse(byId('data').textContent);
  const { moments } = data;
  if (moments.length === 0) return;
  const root = document.documentElement;
  const [slider, status, place] = [byId('slider'), byId('status'), byId('place')];
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('ol.steps > li')]);
  const drawn = /** @type {SVGGElement[]} */ ([...document.querySelectorAll('svg .sl-row')]);
  const states = { running: 'runs now', ready: 'waits for its turn', timer: 'waits for its time', held: 'waits: its page is not fully active' };
  let now = -1;

  /** @param {string} name @param {(Node | string)[]} children @param {string} [of] @returns {HTMLElement} */
  const make = (name, children, of = '') => {
    const made = document.createElement(name);
    if (of !== '') made.className = of;
    made.append(...children);
    return made;
  };

  /** @param {number} n */
  const areasAt = (n) => {
    /** @type {Map<number, { partial: boolean, entries: Map<number, [string, number]>, changed: Set<number> }>} */
    const areas = new Map();
    for (let each = 0; each <= n; each++) {
      for (const [what, at, ...rest] of /** @type {Moment} */ (moments[each]).changes) {
        const area = areas.get(at) ?? { partial: false, entries: new Map(), changed: new Set() };
        if (what === 'gone') areas.delete(at);
        else areas.set(at, area);
        if (what === 'area') area.partial = rest[0];
        if (what === 'set') area.entries.set(rest[0], [rest[1], rest[2]]);
        if (what === 'unset') area.entries.delete(rest[0]);
        if (what === 'set' && each === n) area.changed.add(rest[0]);
      }
    }
    return areas;
  };

  /** @param {string} text @param {number} missing */
  const valueText = (text, missing) => (missing > 0 ? text + '… (' + missing + ' units more)' : text === '' ? '(empty)' : text);

  /** @param {number} n */
  const showAreas = (n) => {
    const tables = [...areasAt(n)].map(([at, { partial, entries, changed }]) => {
      const rows = [...entries].map(([key, [value, missing]]) => {
        const row = make('tr', [make('td', [data.keys[key] ?? '']), make('td', [valueText(value, missing)])]);
        if (changed.has(key)) row.className = 'changed';
        return row;
      });
      const title = (data.areas[at] ?? '') + (partial ? ' (may hold more than the trace tells)' : '');
      if (rows.length === 0) rows.push(make('tr', [make('td', ['(nothing)']), make('td', [''])]));
      const heads = ['Key', 'Value'].map((text) => Object.assign(make('th', [text]), { scope: 'col' }));
      return make('table', [make('caption', [title]), make('thead', [make('tr', heads)]), make('tbody', rows)]);
    });
    byId('areas').replaceChildren(...(tables.length === 0 ? [make('p', ['No storage was used yet.'], 'dim')] : tables));
  };

  /** @param {Moment} moment */
  const showQueue = ({ queue, more, locks }) => {
    const waiting = queue.map(([task, state]) =>
      make('li', [(data.tasks[task] ?? '') + ' (' + states[/** @type {keyof typeof states} */ (state)] + ')'], state === 'held' ? 'held' : ''),
    );
    if (more > 0) waiting.push(make('li', ['… and ' + more + ' more']));
    if (waiting.length === 0) waiting.push(make('li', ['Nothing waits.'], 'dim'));
    byId('queue').replaceChildren(...waiting);
    byId('locks').replaceChildren(...locks.map((lock) => make('li', [lock])));
    byId('has-locks').hidden = locks.length === 0;
  };

  /** @param {string} before @param {readonly number[]} others */
  const linksTo = (before, others) => {
    if (others.length === 0) return [];
    const links = others.map((other) => {
      const link = Object.assign(make('a', [moments[other]?.title ?? '']), { href: '#m' + other });
      return make('li', [link]);
    });
    return [make('p', [before]), make('ul', links)];
  };

  /** @param {Moment} moment */
  const showWhy = ({ explain, standards, causes, effects }) => {
    const told = explain.length > 0 ? explain : ['Not explained here: there are too many events. trace.explain() tells of it.'];
    const safe = standards.filter(([, link]) => link.startsWith('https://'));
    const links = safe.map(([name, link]) => make('li', [Object.assign(make('a', [name]), { href: link, rel: 'noreferrer' })]));
    byId('why').replaceChildren(
      ...told.map((line) => make('p', [line], 't')),
      ...linksTo('Its task was queued in', causes),
      ...linksTo('What it queued runs in', effects),
      ...(links.length === 0 ? [] : [make('p', ['In the standards:']), make('ul', links)]),
    );
  };

  /** @param {HTMLElement} box @param {Element | undefined} inside */
  const reveal = (box, inside) => {
    if (inside === undefined) return;
    const [outer, inner] = [box.getBoundingClientRect(), inside.getBoundingClientRect()];
    const middle = inner.top - outer.top - (outer.height - Math.min(inner.height, outer.height)) / 2;
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += middle;
  };

  /** @param {number} asked */
  const go = (asked) => {
    const n = Math.min(Math.max(0, asked), moments.length - 1);
    if (n === now || Number.isNaN(n)) return;
    items[now]?.classList.remove('now');
    items[now]?.querySelector('a')?.removeAttribute('aria-current');
    now = n;
    const moment = /** @type {Moment} */ (moments[n]);
    items[n]?.classList.add('now');
    items[n]?.querySelector('a')?.setAttribute('aria-current', 'step');
    const [first, count] = moment.rows;
    for (const [k, row] of drawn.entries()) row.classList.toggle('now', k >= first && k < first + count);
    slider.value = String(n);
    slider.setAttribute('aria-valuetext', moment.title);
    place.textContent = n + 1 + ' of ' + moments.length;
    status.textContent = moment.line;
    for (const id of ['first', 'back']) byId(id).setAttribute('aria-disabled', String(n === 0));
    for (const id of ['step', 'last']) byId(id).setAttribute('aria-disabled', String(n === moments.length - 1));
    showAreas(n);
    showQueue(moment);
    showWhy(moment);
    reveal(byId('list'), items[n]);
    reveal(byId('picture'), drawn[first]);
  };

  const theme = () => {
    const dark = root.dataset.theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : root.dataset.theme === 'dark';
    root.dataset.theme = dark ? 'light' : 'dark';
  };
  const moves = {
    first: () => go(0), back: () => go(now - 1), step: () => go(now + 1), last: () => go(moments.length - 1),
    cause: () => go(moments[now]?.causes[0] ?? now), theme,
  };
  /** @type {Record<string, keyof typeof moves>} */
  const keys = { ArrowLeft: 'back', ArrowRight: 'step', Home: 'first', End: 'last', w: 'cause', t: 'theme' };

  for (const [id, move] of Object.entries(moves)) byId(id).addEventListener('click', move);
  slider.max = String(moments.length - 1);
  slider.addEventListener('input', () => go(Number(slider.value)));
  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || target.matches('input[type=range], #picture')) return;
    const move = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (move === undefined || (event.key.length === 1 && !byId('letters').checked)) return;
    event.preventDefault();
    moves[move]();
  });
  const follow = () => go(/^#m[0-9]+$/.test(location.hash) ? Number(location.hash.slice(2)) : Math.max(now, 0));
  addEventListener('hashchange', follow);
  document.addEventListener('click', (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest('a[href^="#m"]');
    if (link === null) return;
    event.preventDefault();
    go(Number(link.getAttribute('href')?.slice(2)));
  });
  root.classList.add('js');
  for (const shown of document.querySelectorAll('[data-js]')) shown.removeAttribute('hidden');
  follow();
})();
`;
