import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { ReplayedState } from '../../lib/trace/replayed-state.ts';
import { traceOf, type Body } from './tickets.ts';
import { at, origin, queued, started, tabs } from './told.ts';

const session = (tab: string): Body => ({
  ...{ type: 'area-created', area: `sessionStorage ${origin} ${tab}`, kind: 'sessionStorage', origin, tab },
});

function after(bodies: readonly Body[], partial = false): ReplayedState {
  const state = new ReplayedState(partial);
  for (const event of traceOf([...tabs, ...bodies])) state.note(event);
  return state;
}

function contents(state: ReplayedState): Record<string, Record<string, string>> {
  const entries = state
    .areas()
    .map(({ area, entries: held }): [string, Record<string, string>] => [
      area,
      Object.fromEntries([...held].map(([key, { text }]) => [key, text])),
    ]);
  return Object.fromEntries(entries);
}

const queueOf = (bodies: readonly Body[]): string[] =>
  after(bodies)
    .queue()
    .map(({ task, state, tab }) => `${task} ${state} ${tab}`);

describe('the state that is replayed', () => {
  it('has in each area what was written, and not what was removed', () => {
    const state = after([
      { type: 'storage-written', ...at, key: 'a', oldValue: null, newValue: '1' },
      { type: 'storage-written', ...at, key: 'b', oldValue: null, newValue: '2' },
      { type: 'storage-written', ...at, key: 'a', oldValue: '1', newValue: '3' },
      { type: 'storage-removed', ...at, key: 'b', oldValue: '2' },
      { type: 'storage-read', ...at, key: null, value: null, length: 0 },
      { type: 'write-refused', ...at, key: 'c', units: 9 },
    ]);

    expect(contents(state)).to.deep.equal({ [at.area]: { a: '3' } });
    expect(state.areas()[0]!.partial).to.equal(false);
  });

  it('is not sure of an area with keys of which the trace has the beginning alone', () => {
    const write: Body = { type: 'storage-written', ...at, key: 'a', oldValue: null, newValue: '1', cut: { key: 300 } };

    expect(after([write]).areas()[0]!.partial).to.equal(true);
    expect(after([write, { type: 'storage-cleared', ...at }]).areas()[0]!.partial).to.equal(false);
  });

  it('learns from what is read, replaced, removed or left as it is that there was more than the trace tells', () => {
    const learned: readonly Body[] = [
      { type: 'storage-read', ...at, key: 'a', value: '1', length: 1 },
      { type: 'storage-written', ...at, key: 'a', oldValue: '0', newValue: '1' },
      { type: 'storage-unchanged', ...at, key: 'a', value: '1' },
      { type: 'storage-removed', ...at, key: 'b', oldValue: '1' },
    ];

    for (const body of learned) {
      const [area] = after([body]).areas();
      expect(area!.partial, body.type).to.equal(true);
      expect(area!.entries.get('a')?.text, body.type).to.equal(body.type === 'storage-removed' ? undefined : '1');
    }
  });

  it('has copies of processes, which begin as what they are copies of, and what is applied to them', () => {
    const copy = 'copy in tab2';
    const made: Body = { type: 'area-created', area: copy, kind: 'localStorage', origin: at.area, tab: null, copyOf: at.area };
    const applied = { type: 'applied', area: copy, oldValue: null, by: 'tab1' } as const;
    const begun: readonly Body[] = [{ type: 'storage-written', ...at, key: 'a', oldValue: null, newValue: '1' }, made];

    expect(contents(after([...begun]))[copy]).to.deep.equal(contents(after([begun[0]!]))[at.area]);
    const of = (key: string | null, newValue: string | null): unknown =>
      Object.keys(contents(after([...begun, { ...applied, key, newValue }]))[copy] ?? {});
    expect([of('b', '2'), of('a', null), of(null, null)]).to.deep.equal([['a', 'b'], [], []]);
  });

  it('takes a key that is found absent away', () => {
    const written: Body = { type: 'storage-written', ...at, key: 'a', oldValue: null, newValue: '1' };

    expect(contents(after([written, { type: 'storage-read', ...at, key: 'a', value: null, length: 0 }]))[at.area]).to.deep.equal(
      {},
    );
    expect(contents(after([written, { type: 'storage-unchanged', ...at, key: 'a', value: null }]))[at.area]).to.deep.equal({});
  });

  it('has an empty area after clearing and emptying, also where the beginning of the trace is lost', () => {
    const ends: readonly Body[] = [
      { type: 'storage-cleared', ...at },
      { type: 'storage-unchanged', ...at, key: null, value: null },
      { type: 'area-emptied', area: at.area, reason: 'expired' },
    ];
    const read: Body = { type: 'storage-read', ...at, key: 'a', value: '1', length: 1 };

    expect(after([{ type: 'storage-read', ...at, key: 'a', value: null, length: 0 }], true).areas()[0]!.partial).to.equal(true);
    for (const end of ends) {
      const [area] = after([read, end], true).areas();
      expect([area!.entries.size, area!.partial], end.type).to.deep.equal([0, false]);
    }
  });

  it('has cookies by name, and forgets at a restart what may have been of the session', () => {
    const area = 'cookies a.example';
    const made: Body = { type: 'area-created', area, kind: 'cookies', origin: 'a.example', tab: null };
    const set: Body = { type: 'cookie-written', document: 1, area, name: 'a', value: '1' };

    expect(contents(after([made, set, { type: 'cookie-read', document: 1, area, cookies: 'a=1; b=2' }]))).to.deep.equal({
      [area]: { a: '1', b: '2' },
    });
    expect(contents(after([made, set, { ...set, value: null }]))).to.deep.equal({ [area]: {} });
    const [restarted] = after([made, set, { type: 'browser-restarted', session: 'drop' }]).areas();
    expect([restarted!.entries.size, restarted!.partial]).to.deep.equal([0, true]);
  });

  it('copies a session, also of a tab that is closed, and shows those of open tabs', () => {
    const state = after([
      session('tab1'),
      { type: 'storage-written', area: `sessionStorage ${origin} tab1`, document: 1, key: 'a', oldValue: '0', newValue: '1' },
      { type: 'tab-closed', tab: 'tab1' },
      { type: 'tab-opened', tab: 'tab3' },
      session('tab3'),
      session('tab3'),
      { type: 'session-copied', from: 'tab1', tab: 'tab3' },
    ]);

    expect(contents(state)).to.deep.equal({ [`sessionStorage ${origin} tab3`]: { a: '1' } });
    expect(state.areas()[0]!.partial).to.equal(true, 'as that of which it is a copy');
  });

  it('has the tasks that were queued and have not ended', () => {
    expect(queueOf([queued(1, 'a'), queued(2, 'b', 1, 'timer'), queued(3, 'c', null), started(1)])).to.deep.equal([
      '1 running tab2',
      '2 timer tab1',
      '3 ready null',
    ]);
    expect(queueOf([queued(1, 'a', 9), started(1), { type: 'task-ended', task: 1 }, started(8)])).to.deep.equal([]);
    expect(queueOf([queued(1, 'a', 9), { type: 'task-removed', task: 1, reason: 'cancelled' }])).to.deep.equal([]);
  });

  it('holds tasks back as the trace tells, and all of a document that is kept', () => {
    const held: readonly Body[] = [queued(1, 'a'), queued(2, 'b', 2, 'timer'), { type: 'task-held', task: 1 }];
    const left: Body = { type: 'document-left', document: 2, kept: true, reason: '' };

    expect(queueOf(held)).to.deep.equal(['1 held tab2', '2 timer tab2']);
    expect(queueOf([...held, { type: 'task-held', task: 2 }, left])).to.deep.equal(['1 held tab2', '2 held tab2']);
    expect(queueOf([...held, { ...left, kept: false }])).to.deep.equal(['1 held tab2', '2 timer tab2']);
    const returned: readonly Body[] = [
      { type: 'document-returned', document: 2 },
      ...[1, 2].map((task): Body => ({ type: 'task-returned', task })),
    ];
    expect(queueOf([...held, left, ...returned])).to.deep.equal(['1 ready tab2', '2 timer tab2']);
    expect(queueOf([...held, left, { type: 'document-destroyed', document: 2 }])).to.deep.equal(['1 held tab2', '2 timer tab2']);
  });

  it('goes its own way in a copy', () => {
    const state = after([
      { type: 'storage-written', ...at, key: 'a', oldValue: null, newValue: '1' },
      queued(1, 'a'),
      { type: 'document-left', document: 2, kept: true, reason: '' },
      { type: 'tab-closed', tab: 'tab1' },
      { type: 'lock-requested', request: 1, document: 2, storageKey: origin, name: 'l', mode: 'shared', option: 'none' },
    ]);
    const copy = state.copy();

    for (const event of traceOf([started(1), { type: 'storage-cleared', ...at }])) state.note(event);

    expect(contents(copy)).to.deep.equal({ [at.area]: { a: '1' } });
    expect(copy.queue().map(({ state: is }) => is)).to.deep.equal(['held']);
    expect(copy.locks().map(({ tab, name, state: is }) => [tab, name, is])).to.deep.equal([['tab2', 'l', 'waiting']]);
    expect(state.queue().map(({ state: is }) => is)).to.deep.equal(['running']);
  });

  it('is what a browser has', async () => {
    await using browser = new Browser();
    const one = await browser.open(`${origin}/`);
    const two = await browser.open(`${origin}/`);
    one.localStorage.setItem('a', '1');
    two.localStorage.setItem('b', '2');
    one.localStorage.removeItem('a');
    one.localStorage.setItem('long', 'x'.repeat(300));
    two.sessionStorage.setItem('s', '3');
    await browser.open(`${origin}/`);
    const pending = browser.pending.map(({ label, tab }) => `${label} ${tab?.name}`);

    const state = new ReplayedState();
    for (const event of browser.trace.events()) state.note(event);

    const [local] = state.areas();
    expect([...local!.entries.keys()].sort()).to.deep.equal(['b', 'long']);
    expect(local!.entries.get('long')).to.deep.equal({ text: 'x'.repeat(256), length: 300 });
    expect(contents(state)[`sessionStorage ${origin} tab2`]).to.deep.equal({ s: '3' });
    expect(state.queue().map(({ label, tab }) => `${label} ${tab}`)).to.have.members(pending);
    expect(state.areas().some(({ partial }) => partial)).to.equal(false);
  });
});
