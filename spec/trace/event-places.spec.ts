import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { placed } from '../../lib/trace/event-places.ts';
import type { PlacedEvent } from '../../lib/trace/placed-event.ts';
import { tickets, traceOf } from './tickets.ts';

const two = [
  { type: 'tab-opened', tab: 'tab1' },
  { type: 'document-created', document: 1, tab: 'tab1', url: 'https://a.example/', origin: 'https://a.example', loop: 'tab1' },
  { type: 'document-created', document: 2, tab: 'tab1/frame1', url: 'data:,', origin: 'null', loop: 'tab1/frame1' },
] as const;
const queued = { type: 'task-queued', source: 'DOM manipulation', by: -1 } as const;

function places(bodies: Parameters<typeof traceOf>[0]): PlacedEvent[] {
  return [...placed(traceOf([...two, ...bodies]))].slice(two.length);
}

describe('the place of an event', () => {
  it('is that of its document: tab, event loop and storage key', () => {
    const [first, second] = places([
      { type: 'console', document: 1, level: 'log', text: 'x' },
      { type: 'console', document: 2, level: 'log', text: 'x' },
    ]);

    expect(first).to.include({ tab: 'tab1', document: 1, loop: 'tab1', storageKey: 'https://a.example' });
    expect(second).to.include({ tab: 'tab1/frame1', document: 2, loop: 'tab1/frame1', storageKey: null });
  });

  it('has the storage key of the area where it is about one', () => {
    const area = 'localStorage https://a.example under https://b.example';
    const storageKey = 'https://a.example under https://b.example';
    const [, read] = places([
      { type: 'area-created', area, kind: 'localStorage', origin: 'https://a.example', tab: null, storageKey },
      { type: 'storage-read', area, document: 1, key: 'k', value: null, length: 0 },
    ]);

    expect(read).to.include({ tab: 'tab1', storageKey });
  });

  it('follows a task from its queueing to its end, also one of the user agent on the lane of a tab', () => {
    const [, started, , own, locks] = places([
      { ...queued, task: 0, lane: 'tab1.dom', document: 1, label: 'x' },
      { type: 'task-started', task: 0, lane: 'tab1.dom', natural: true },
      { type: 'task-ended', task: 0 },
      { ...queued, task: 1, lane: 'tab1/frame1.navigation', document: null, label: 'x' },
      { ...queued, task: 2, lane: 'browser.locks', document: null, label: 'x' },
    ]);

    expect(started).to.include({ tab: 'tab1', document: 1 });
    expect(own).to.include({ tab: 'tab1/frame1', document: null, loop: null });
    expect(locks).to.include({ tab: null, document: null, loop: null });
  });

  it('names what led to it: the queueing of a task, the change that a queueing tells of, the beginning of the step', () => {
    const area = 'localStorage https://a.example';
    const events = places([
      { ...queued, task: 0, lane: 'tab1.dom', document: 1, label: 'x' },
      { type: 'task-started', task: 0, lane: 'tab1.dom', natural: true },
      { type: 'storage-written', area, document: 1, key: 'k', oldValue: null, newValue: 'v' },
      { ...queued, task: 1, lane: 'tab1/frame1.dom', document: 2, label: 'storage k' },
      { ...queued, task: 2, lane: 'tab1/frame1.dom', document: 2, label: 'storage k' },
      { type: 'storage-read', area, document: 1, key: 'k', value: 'v', length: 1 },
      { ...queued, task: 3, lane: 'tab1.timer', document: 1, label: 'timer 1 ms' },
      { type: 'task-ended', task: 0 },
      { type: 'note', text: 'x' },
    ]);
    const first = events[0]?.i ?? 0;

    expect(events.map(({ causedBy }) => (causedBy === null ? null : causedBy - first))).to.deep.equal([
      ...[null, 0, 1, 2, 2, 1, 1, 1, null],
    ]);
  });

  it('of a lock is that of who asked for it, and what made it grantable led to the grant', () => {
    const lock = { storageKey: 'https://a.example', name: 'n', mode: 'exclusive', option: 'none' } as const;
    const [, requested, waiting, released, granted] = places([
      { type: 'lock-requested', request: 1, document: 1, ...lock },
      { type: 'lock-requested', request: 2, document: 2, ...lock },
      { type: 'lock-waiting', request: 2, behind: '1' },
      { type: 'lock-released', request: 1, reason: 'fulfilled' },
      { type: 'lock-granted', request: 2 },
    ]);

    expect(waiting).to.include({ tab: 'tab1/frame1', causedBy: requested?.i });
    expect(released).to.include({ tab: 'tab1' });
    expect(granted).to.include({ tab: 'tab1/frame1', causedBy: released?.i });
  });

  it('of a response is that of who asked', () => {
    const [asked, response] = places([
      { type: 'request', request: 1, tab: 'tab1', document: 1, method: 'GET', url: 'https://a.example/x' },
      { type: 'response', request: 1, status: 200 },
    ]);

    expect(response).to.include({ tab: 'tab1', document: 1, causedBy: asked?.i });
  });

  it('has the algorithm, its section and the step of the standard', () => {
    const area = 'localStorage https://a.example';
    const [written, unchanged, removed, cleared, note] = places([
      { type: 'storage-written', area, document: 1, key: 'k', oldValue: null, newValue: 'v' },
      { type: 'storage-unchanged', area, document: 1, key: 'k', value: 'v' },
      { type: 'storage-unchanged', area, document: 1, key: 'gone', value: null },
      { type: 'storage-unchanged', area, document: 1, key: null, value: null },
      { type: 'note', text: 'x' },
    ]);

    expect(written?.standard).to.deep.equal({
      ...{ algorithm: 'HTML, setItem', section: 'dom-storage-setitem', step: '5' },
      link: 'https://html.spec.whatwg.org/multipage/#dom-storage-setitem',
    });
    expect([unchanged, removed, cleared].map((event) => `${event?.standard?.section} ${event?.standard?.step}`)).to.deep.equal([
      ...['dom-storage-setitem 3.2', 'dom-storage-removeitem 1', 'dom-storage-clear 1'],
    ]);
    expect(note?.standard).to.equal(null);
  });

  it('of every event but the first of a chain is known in a real run, and comes before it', async () => {
    const browser = new Browser();
    const [tab, other] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    other.window.addEventListener('storage', () => other.localStorage.setItem('seen', '1'));
    tab.localStorage.setItem('k', 'v');
    await browser.settle();
    const events = browser.trace.events();

    const chain: string[] = [];
    for (let event = events.findLast(({ type }) => type === 'event-fired'); event !== undefined;) {
      chain.push(event.type);
      const { causedBy, i } = event;
      if (causedBy !== null) expect(causedBy).to.be.below(i);
      event = events.find((each) => each.i === causedBy);
    }

    expect(chain.slice(0, 4)).to.deep.equal(['event-fired', 'task-started', 'task-queued', 'storage-written']);
    expect(chain).to.include.members(['outside-started']);
  });

  it('leaves what the event says of itself as it is, and its own members at the end', () => {
    const [first] = placed(tickets);

    expect(Object.keys(first as object)).to.deep.equal([
      ...['i', 'ms', 'step', 'type', 'tab', 'document', 'loop', 'storageKey', 'causedBy', 'standard'],
    ]);
    for (const [n, event] of [...placed(tickets)].entries()) expect(event).to.deep.include(tickets[n] as object);
  });
});
