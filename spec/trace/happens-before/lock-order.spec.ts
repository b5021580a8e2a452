import { expect } from 'chai';
import { LockOrder } from '../../../lib/trace/happens-before/lock-order.ts';
import type { TraceEvent } from '../../../lib/trace/trace-event.ts';
import { runOf, type Body } from './runs.ts';

function asked(request: number, mode: 'exclusive' | 'shared' = 'exclusive', name = 'n'): Body {
  return { type: 'lock-requested', request, document: 1, storageKey: 'https://a.example', name, mode, option: 'none' };
}

function granted(request: number): Body {
  return { type: 'lock-granted', request };
}

function released(request: number): Body {
  return { type: 'lock-released', request, reason: 'fulfilled' };
}

/** Of the last event: what it comes after, as positions among the given events. */
function handedOfLast(...bodies: readonly Body[]): readonly number[] | null {
  const order = new LockOrder();
  const events: TraceEvent[] = runOf(...bodies);
  const before = events.map((event) => order.note(event, { node: null, after: 0, i: event.i })).at(-1);
  return before?.handed.map(({ i }) => i - (events.length - bodies.length)) ?? null;
}

describe('the order that locks make', () => {
  it('puts a grant after the release of who had the lock before, and after the grant', () => {
    expect(handedOfLast(asked(1), granted(1), released(1), asked(2), granted(2))).to.deep.equal([1, 2]);
  });

  it('does not put shared locks after each other, but an exclusive one after all of them', () => {
    const shared = [asked(1, 'shared'), granted(1), released(1), asked(2, 'shared'), granted(2)];

    expect(handedOfLast(...shared)).to.deep.equal([]);
    expect(handedOfLast(...shared, released(2), asked(3), granted(3))).to.deep.equal([2, 5]);
    expect(handedOfLast(...shared, released(2), asked(3), granted(3), released(3), asked(4, 'shared'), granted(4))).to.deep.equal(
      [7, 8],
    );
  });

  it('takes a lock that was stolen for one that was given back', () => {
    expect(handedOfLast(asked(1), granted(1), { type: 'lock-stolen', request: 1, by: 2 }, asked(2), granted(2))).to.deep.equal([
      1, 2,
    ]);
  });

  it('is none between locks of different names', () => {
    expect(handedOfLast(asked(1), granted(1), released(1), asked(2, 'exclusive', 'other'), granted(2))).to.deep.equal([]);
  });

  it('knows nothing of requests that were given up, or that the trace does not tell of', () => {
    expect(handedOfLast(asked(1), { type: 'lock-aborted', request: 1, reason: 'signal' }, granted(1))).to.equal(null);
    expect(handedOfLast(released(1), asked(2), granted(2))).to.deep.equal([]);
  });
});
