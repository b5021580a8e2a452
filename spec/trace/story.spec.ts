import { expect } from 'chai';
import { rowText } from '../../lib/trace/columns.ts';
import { tell } from '../../lib/trace/story.ts';
import { traceOf } from './tickets.ts';
import { at, origin, queued, started, tabs, told, type Body } from './told.ts';

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
      {
        type: 'event-fired',
        area: 'localStorage https://a.example',
        document: 2,
        task: 0,
        key: 'k',
        oldValue: null,
        newValue: 'v',
        url: origin,
      },
      { type: 'storage-read', area: 'localStorage https://a.example', document: 2, key: 'k', value: 'v', length: 1 },
      { type: 'task-ended', task: 0 },
    ]);

    expect(rows).to.deep.equal(['tab1: k=v ◇tab2', 'tab2: ● k=v', 'tab2:   k? v']);
  });

  it('tells of an event without a task that is known', () => {
    expect(
      told([
        {
          type: 'event-fired',
          area: 'localStorage https://a.example',
          document: 2,
          task: -1,
          key: null,
          oldValue: null,
          newValue: null,
          url: origin,
        },
      ]),
    ).to.deep.equal(['tab2: ● clear']);
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

  it('tells what a person could not do, and does not draw it as done', () => {
    const rows = told([
      { ...queued(0, 'click #buy'), source: 'user interaction' } as Body,
      started(0),
      { type: 'input-refused', document: 2, code: 'NO_ELEMENT', reason: 'Nothing there is called nearly so.' },
      { type: 'task-ended', task: 0 },
      { type: 'input-refused', document: 2, code: 'NO_ELEMENT', reason: 'In no step that is known.' },
    ]);

    expect(rows).to.deep.equal(['tab2: ✗ click #buy: refused (NO_ELEMENT)']);
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
      { type: 'cookie-written', document: 1, area: 'cookies a.example', name: 'a', value: '1' },
      { type: 'cookie-written', document: 2, area: 'cookies a.example', name: 'a', value: '2' },
      { type: 'cookie-written', document: -1, area: 'cookies a.example', name: 's', value: 'x' },
      { type: 'cookie-read', document: 1, area: 'cookies a.example', cookies: 'a=2; s=x' },
      { type: 'cookie-read', document: 3, area: 'cookies a.example', cookies: '' },
      { type: 'cookie-read', document: 2, area: 'cookies a.example', cookies: '' },
      { type: 'cookie-written', document: 2, area: 'cookies a.example', name: 'b', value: '3' },
      { type: 'cookie-read', document: 1, area: 'cookies a.example', cookies: 'b=3' },
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

  it('tells which tab opened a popup', () => {
    expect(told([queued(0, 'click', 1, 'timer'), started(0), { type: 'tab-opened', tab: 'tab3' }])).to.deep.equal([
      'tab1: ▸ click',
      'tab1:   ⧉ opens tab3',
    ]);
  });

  it('leaves out what it cannot place', () => {
    expect(
      told([
        started(77),
        { type: 'storage-read', area: 'localStorage https://a.example', document: 9, key: 'k', value: null, length: 0 },
      ]),
    ).to.deep.equal([]);
  });

  it('tells what a document asks for, and how it is answered', () => {
    const ask = (request: number, url: string, document: number | null): Body => ({
      type: 'request',
      request,
      tab: 'tab1',
      document,
      method: 'GET',
      url,
    });
    const bodies: readonly Body[] = [
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

    const ofPage = ['tab1: ↑ GET /no.js', 'tab1: ↑ GET b.example/api', 'tab1: ↑ GET /yes.js'];
    const failed = ['tab1: ✗ /no.js: 404', 'tab1: ✗ b.example/api: network error'];
    expect(told(bodies)).to.deep.equal([...ofPage, ...failed, 'tab1: ↓ /yes.js: 399']);
    expect(told(bodies, 'full')).to.deep.equal([
      ...ofPage.toSpliced(2, 0, 'tab1: · GET a.example/page'),
      ...failed,
      'tab1: · response 500',
      'tab1: ↓ /yes.js: 399',
      '-: · response 404',
    ]);
  });

  it('knows tabs and areas from before the part that was kept, and tells nothing of that time', () => {
    const remembered = traceOf([
      ...tabs,
      { type: 'area-created', area: 'localStorage https://a.example', kind: 'localStorage', origin, tab: null },
    ]);
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
    expect(story.areas.map(({ area }) => area)).to.deep.equal(['localStorage https://a.example']);
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
      'tab1: ↑ GET /x.js',
      'tab1: ↓ /x.js: 200',
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
