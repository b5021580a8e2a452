import { expect } from 'chai';
import { circleWith } from '../../lib/trace/lock-circle.ts';
import { LockLedger } from '../../lib/trace/lock-ledger.ts';
import { granted, released, requested, waiting } from './talk.ts';
import { traceOf } from './tickets.ts';
import { queued, started, type Body } from './told.ts';

/** The circle that a request is in, as numbers of requests. */
function circleOf(request: number, ...bodies: Body[]): string[] | null {
  const ledger = new LockLedger();
  for (const event of traceOf(bodies)) ledger.note(event);
  const circle = circleWith(ledger.get(request)!, ledger);
  return circle?.map(({ lock, next }) => `${lock.asked.request} → ${next.asked.request}`) ?? null;
}

/** A request that holds its lock, and whose callback has been called. */
function held(request: number, document: number, name: string, mode: 'exclusive' | 'shared' = 'exclusive'): Body[] {
  const task = request * 100;
  const asked = requested(request, document, { name, mode });
  return [asked, granted(request), queued(task, 'lock', document), started(task), { type: 'task-ended', task }];
}

const waits = (request: number, document: number, name: string, behind: string): Body[] => [
  requested(request, document, { name }),
  waiting(request, behind),
];

describe('a circle of requests for locks', () => {
  const both = [...held(1, 1, 'a'), ...held(2, 2, 'b'), ...waits(3, 1, 'b', '2')];

  it('is found from each of those that are in it', () => {
    const bodies = [...both, ...waits(4, 2, 'a', '1')];

    expect(circleOf(3, ...bodies)).to.deep.equal(['3 → 2', '4 → 1']);
    expect(circleOf(4, ...bodies)).to.deep.equal(['4 → 1', '3 → 2']);
  });

  it('may be of one that waits for a lock of its own', () => {
    expect(circleOf(2, ...held(1, 1, 'a'), ...waits(2, 1, 'a', '1'))).to.deep.equal(['2 → 1']);
  });

  it('may go through one that stands before another in a queue', () => {
    const shared = [...held(1, 1, 'a', 'shared'), ...held(2, 2, 'b'), ...waits(3, 3, 'a', '1'), ...waits(4, 1, 'b', '2')];
    const behind = [requested(5, 2, { name: 'a', mode: 'shared' }), waiting(5, '1, 3')];

    expect(circleOf(5, ...shared, ...behind)).to.deep.equal(['5 → 3', '3 → 1', '4 → 2']);
  });

  it('is none where who holds goes on, or asked before it had the lock', () => {
    expect(circleOf(3, ...both)).to.equal(null);
    expect(circleOf(4, ...both, ...waits(4, 2, 'a', '1'), released(2))).to.equal(null);
    const before = [...waits(3, 1, 'b', '2'), ...held(1, 1, 'a'), ...held(2, 2, 'b'), ...waits(4, 2, 'a', '1')];
    expect(circleOf(4, ...before)).to.equal(null);
  });
});
