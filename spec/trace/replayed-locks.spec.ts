import { expect } from 'chai';
import { ReplayedLocks } from '../../lib/trace/replayed-locks.ts';
import { traceOf, type Body } from './tickets.ts';

const storageKey = 'https://a.example';
const asked = (request: number): Body => ({
  ...{ type: 'lock-requested', request, document: request, storageKey, name: 'cart', mode: 'exclusive', option: 'none' },
});

function states(bodies: readonly Body[]): unknown[] {
  const locks = new ReplayedLocks();
  for (const event of traceOf(bodies)) locks.note(event);
  return locks.all((document) => `tab${document}`).map(({ request, state, tab }) => [request, state, tab]);
}

describe('locks that are replayed', () => {
  it('are waited for from the request on, and held from the grant on', () => {
    expect(states([asked(1), asked(2), { type: 'lock-granted', request: 1 }])).to.deep.equal([
      [1, 'held', 'tab1'],
      [2, 'waiting', 'tab2'],
    ]);
  });

  const ends: readonly Body[] = [
    { type: 'lock-released', request: 1, reason: 'fulfilled' },
    { type: 'lock-stolen', request: 1, by: 2 },
    { type: 'lock-aborted', request: 1, reason: 'signal' },
    { type: 'lock-unavailable', request: 1 },
  ];
  for (const end of ends) {
    it(`are gone after ${end.type}`, () => {
      expect(states([asked(1), end])).to.deep.equal([]);
    });
  }

  it('of which the request is not in the trace are left out', () => {
    expect(states([{ type: 'lock-granted', request: 7 }])).to.deep.equal([]);
  });

  it('go their own way in a copy', () => {
    const locks = new ReplayedLocks();
    for (const event of traceOf([asked(1)])) locks.note(event);
    const copy = locks.copy();

    for (const event of traceOf(ends.slice(0, 1))) locks.note(event);

    expect([locks.all(() => null).length, copy.all(() => null).length]).to.deep.equal([0, 1]);
  });
});
