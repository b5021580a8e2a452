import { expect } from 'chai';
import { rowText } from '../../lib/trace/columns.ts';
import { tell, type StoryDetail } from '../../lib/trace/story.ts';
import { traceOf } from './tickets.ts';

type Bodies = Parameters<typeof traceOf>[0];
type Body = Bodies[number];

const origin = 'https://a.example';
const tabs: Bodies = [1, 2].flatMap((n): Body[] => [
  { type: 'tab-opened', tab: `tab${n}` },
  { type: 'document-created', document: n, tab: `tab${n}`, url: `${origin}/`, origin },
]);
const at = { area: 0, document: 1 };

/** The rows as lines: tab, text, and the tabs in which something begins to wait. */
function told(bodies: Bodies, detail: StoryDetail = 'story'): string[] {
  const { rows } = tell(traceOf([...tabs, ...bodies]), detail);
  const own = rows.filter(({ text }) => !/^document \d created$/.test(text));
  return own.map((row) => `${row.tab ?? '-'}: ${rowText(row)}${row.queued.map(({ tab }) => ` ◇${tab}`).join('')}`);
}

function queued(
  task: number,
  label: string,
  document: number | null = 2,
  source: 'DOM manipulation' | 'timer' = 'DOM manipulation',
): Body {
  return { type: 'task-queued', task, source, lane: 'l', document, label, by: -1 };
}

function started(task: number): Body {
  return { type: 'task-started', task, lane: 'l', natural: true };
}

describe('the story of a trace', () => {
  it('tells a change together with the storage events that it queued', () => {
    const rows = told([
      { type: 'storage-written', ...at, key: 'k', oldValue: null, newValue: 'v' },
      queued(0, 'storage k'),
      { type: 'storage-removed', ...at, key: 'k', oldValue: 'v' },
      { type: 'storage-cleared', ...at },
      { type: 'write-refused', ...at, key: 'k', units: 9 },
    ]);

    expect(rows).to.deep.equal(['tab1: k=v ◇tab2', 'tab1: delete k', 'tab1: clear', 'tab1: k: 9 units do not fit']);
  });

  it('tells what the task of a storage event did below it', () => {
    const rows = told([
      { type: 'storage-written', ...at, key: 'k', oldValue: null, newValue: 'v' },
      queued(0, 'storage k'),
      started(0),
      { type: 'event-fired', area: 0, document: 2, task: 0, key: 'k', oldValue: null, newValue: 'v', url: origin },
      { type: 'storage-read', area: 0, document: 2, key: 'k', value: 'v', length: 1 },
      { type: 'task-ended', task: 0 },
    ]);

    expect(rows).to.deep.equal(['tab1: k=v ◇tab2', 'tab2: ● k=v', 'tab2:   k? v']);
  });

  it('tells of an event without a task that is known', () => {
    expect(
      told([{ type: 'event-fired', area: 0, document: 2, task: -1, key: null, oldValue: null, newValue: null, url: origin }]),
    ).to.deep.equal(['tab2: ● clear']);
  });

  it('counts the same read within one step', () => {
    const read: Body = { type: 'storage-read', ...at, key: null, value: null, length: 0 };

    expect(
      told([queued(0, 'timer 1 ms', 1, 'timer'), started(0), read, read, { type: 'task-ended', task: 0 }, read]),
    ).to.deep.equal(['tab1: ▸ timer 1 ms', 'tab1:   keys? ×2', 'tab1: keys?']);
  });

  it('tells tasks that did nothing only where they were wanted, or keep a storage event waiting', () => {
    const quiet = [started(1), { type: 'task-ended', task: 1 } as const];

    expect(told([queued(1, 'load'), ...quiet])).to.deep.equal([]);
    expect(told([queued(1, 'timer 1 ms', 2, 'timer'), ...quiet])).to.deep.equal(['tab2: ▸ timer 1 ms']);
    expect(
      told([
        queued(1, 'load'),
        { type: 'storage-written', ...at, key: 'k', oldValue: null, newValue: 'v' },
        queued(0, 'storage k'),
        ...quiet,
      ]),
    ).to.deep.equal(['tab1: k=v ◇tab2', 'tab2: ▸ load']);
  });

  it('names a call from outside only when it did several things', () => {
    const call: Body = { type: 'outside-started', document: 1, label: 'call' };
    const end: Body = { type: 'outside-ended', document: 1 };
    const read: Body = { type: 'storage-read', ...at, key: 'k', value: 'v', length: 1 };
    const write: Body = { type: 'storage-written', ...at, key: 'k', oldValue: null, newValue: 'v' };

    expect(told([call, read, end])).to.deep.equal(['tab1: k? v']);
    expect(told([call, read, write, end])).to.deep.equal(['tab1: ▸ call', 'tab1:   k? v', 'tab1:   k=v']);
    expect(told([queued(0, 'timer 1 ms', 1, 'timer'), started(0), call, read, end, write])).to.have.length(3);
  });

  it('tells of storage events that are held, return, or never run', () => {
    const rows = told([
      { type: 'storage-written', ...at, key: 'k', oldValue: null, newValue: 'v' },
      queued(0, 'storage k'),
      { type: 'task-held', task: 0 },
      { type: 'task-returned', task: 0 },
      { type: 'task-removed', task: 0, reason: 'document destroyed' },
      queued(1, 'x', null),
      { type: 'task-removed', task: 1, reason: 'cancelled' },
      queued(2, 'x'),
      { type: 'task-removed', task: 2, reason: 'cancelled' },
    ]);

    expect(rows.slice(1)).to.deep.equal([
      'tab2: ‖ storage k waits for /',
      'tab2: ‖ storage k may run again',
      'tab2: ✕ storage k never runs: document destroyed',
    ]);
  });

  it('names a cookie that leaks from one tab into another', () => {
    const rows = told([
      { type: 'cookie-written', document: 1, area: 1, name: 'a', value: '1' },
      { type: 'cookie-written', document: 2, area: 1, name: 'a', value: '2' },
      { type: 'cookie-written', document: -1, area: 1, name: 's', value: 'x' },
      { type: 'cookie-read', document: 1, area: 1, cookies: 'a=2; s=x' },
      { type: 'cookie-read', document: 3, area: 1, cookies: '' },
      { type: 'cookie-read', document: 2, area: 1, cookies: '' },
      { type: 'cookie-written', document: 2, area: 1, name: 'b', value: '3' },
      { type: 'cookie-read', document: 1, area: 1, cookies: 'b=3' },
    ]);

    expect(rows.slice(2)).to.deep.equal([
      '-: a response sets the cookie s=x',
      'tab1: cookies? a=2; s=x',
      'tab1: ▲ leak: a=2 was written by tab2, over 1 of tab1',
      'tab2: cookies? none',
      'tab2: b=3',
      'tab1: cookies? b=3',
      'tab1: ▲ leak: b=3 was written by tab2',
    ]);
  });

  it('tells of navigations, errors, notes and checks in a line each', () => {
    const rows = told([
      { type: 'navigation-started', tab: 'tab1', url: `${origin}/x`, cause: 'link' },
      { type: 'navigation-ended', tab: 'tab1', url: `${origin}/x`, status: 404, reason: 'not found' },
      { type: 'navigation-started', tab: 'tab1', url: `${origin}/`, cause: 'reload' },
      { type: 'navigation-ended', tab: 'tab1', url: `${origin}/`, status: 200, reason: '' },
      { type: 'url-changed', document: 1, url: `${origin}/#y` },
      { type: 'url-changed', document: 9, url: `${origin}/#y` },
      { type: 'error', document: 1, kind: 'exception', message: 'Error: a', handled: false },
      { type: 'error', document: 2, kind: 'rejection', message: 'Error: b', handled: true },
      { type: 'note', text: 'said' },
      { type: 'check', text: 'right', passed: true },
      { type: 'check', text: 'wrong', passed: false },
      { type: 'tab-closed', tab: 'tab2' },
    ]);

    expect(rows).to.deep.equal([
      'tab1: ⇢ /x (link)',
      'tab1: ✗ 404 not found',
      'tab1: ⇢ reload',
      'tab1: ⇢ /#y (same document)',
      'tab1: ✗ Error: a',
      'tab2: ✗ unhandled rejection: Error: b (handled)',
      '-: said',
      '-: ✓ right',
      '-: ✗ wrong',
      'tab2: ■ closed',
    ]);
  });

  it('tells which pages are kept, which are not and why, and which are shown again', () => {
    const rows = told([
      { type: 'document-left', document: 1, kept: true, reason: '' },
      { type: 'document-left', document: 2, kept: false, reason: 'It listens for unload.' },
      { type: 'document-left', document: 2, kept: false, reason: '' },
      { type: 'document-returned', document: 1 },
      { type: 'document-dropped', document: 1, reason: 'Only 1 pages of a tab are kept.' },
      { type: 'document-left', document: 9, kept: true, reason: '' },
    ]);

    expect(rows).to.deep.equal([
      'tab1: ≡ / is kept',
      'tab2: · / is not kept: It listens for unload.',
      'tab1: ⇠ / is shown again',
      'tab1: · / is not kept: Only 1 pages of a tab are kept.',
    ]);
  });

  it('tells when a tab is hidden, shown, or crashes, and when all begin again', () => {
    const rows = told([
      { type: 'visibility-changed', tab: 'tab1', visibility: 'hidden' },
      { type: 'visibility-changed', tab: 'tab1', visibility: 'visible' },
      { type: 'tab-crashed', tab: 'tab1' },
      { type: 'tab-closed', tab: 'tab1' },
      { type: 'tab-closed', tab: 'tab2' },
      { type: 'browser-restarted', session: 'restore' },
      { type: 'session-copied', from: 'tab1', tab: 'tab3' },
    ]);

    expect(rows).to.deep.equal([
      'tab1: ◌ hidden',
      'tab1: ◉ visible',
      'tab1: ✗ crashed: no handler ran',
      'tab2: ■ closed',
      '-: the browser was restarted (session: restore)',
      'tab3: ⧉ begins with a copy of the session of tab1',
    ]);
  });

  it('tells which tab opened a popup', () => {
    expect(told([queued(0, 'click', 1, 'timer'), started(0), { type: 'tab-opened', tab: 'tab3' }])).to.deep.equal([
      'tab1: ▸ click',
      'tab1:   ⧉ opens tab3',
    ]);
  });

  it('leaves out what it cannot place', () => {
    expect(told([started(77), { type: 'storage-read', area: 0, document: 9, key: 'k', value: null, length: 0 }])).to.deep.equal(
      [],
    );
  });

  it('tells which requests of a document failed', () => {
    const ask = (request: number, url: string, document: number | null): Body => ({
      type: 'request',
      request,
      tab: 'tab1',
      document,
      method: 'GET',
      url,
    });
    const bodies: Bodies = [
      ask(1, `${origin}/no.js`, 1),
      ask(2, 'https://b.example/api', 1),
      ask(3, `${origin}/page`, null),
      ask(4, `${origin}/yes.js`, 1),
      { type: 'response', request: 1, status: 404 },
      { type: 'response', request: 2, status: 0 },
      { type: 'response', request: 3, status: 500 },
      { type: 'response', request: 4, status: 399 },
      { type: 'response', request: 9, status: 404 },
    ];

    expect(told(bodies)).to.deep.equal(['tab1: ✗ /no.js: 404', 'tab1: ✗ b.example/api: network error']);
    expect(told(bodies, 'full').slice(4)).to.deep.equal([
      'tab1: ✗ /no.js: 404',
      'tab1: ✗ b.example/api: network error',
      'tab1: · response 500',
      'tab1: · response 399',
      '-: · response 404',
    ]);
  });

  it('knows tabs and areas from before the part that was kept, and tells nothing of that time', () => {
    const remembered = traceOf([...tabs, { type: 'area-created', area: 0, kind: 'localStorage', origin, tab: null }]);
    const kept = traceOf([
      { type: 'tab-opened', tab: 'tab3' },
      { type: 'note', text: 'said' },
    ]);
    // The last that is remembered is one of the last that were dropped.
    const moved = traceOf([{ type: 'url-changed', document: 1, url: `${origin}/x` }]).map((event) => ({ ...event, i: 94 }));
    const events = [...remembered, ...moved, ...kept.map((event) => ({ ...event, i: 96 + event.i }))];

    const story = tell(events, 'full', 90);

    expect(story.rows.map(rowText)).to.deep.equal(['said']);
    expect(story.tabs).to.deep.equal(['tab1', 'tab2']);
    expect(story.before).to.deep.equal(['tab1', 'tab2']);
    expect(story.areas.map(({ area }) => area)).to.deep.equal([0]);
  });

  it('adds queueing, checkpoints, documents and requests in full detail', () => {
    const rows = told(
      [
        queued(0, 'load', 1),
        { type: 'request', request: 1, tab: 'tab1', document: 1, method: 'GET', url: `${origin}/x.js` },
        { type: 'response', request: 1, status: 200 },
        started(0),
        { type: 'document-loaded', document: 1 },
        { type: 'checkpoint' },
        { type: 'task-ended', task: 0 },
        queued(1, 'x', 1),
        { type: 'task-held', task: 1 },
        { type: 'document-destroyed', document: 1 },
        { type: 'task-removed', task: 1, reason: 'document destroyed' },
      ],
      'full',
    );

    expect(rows).to.deep.equal([
      'tab1: + load queued',
      'tab1: · GET a.example/x.js',
      'tab1: · response 200',
      'tab1: ▸ load',
      'tab1:   · document 1 loaded',
      'tab1:   · checkpoint',
      'tab1: + x queued',
      'tab1: ‖ x waits for /',
      'tab1: · document 1 destroyed',
      'tab1: ✕ x never runs: document destroyed',
    ]);
  });
});
