import { expect } from 'chai';
import { LockLedger, requestsIn } from '../../lib/trace/lock-ledger.ts';
import { granted, released, requested, waiting } from './talk.ts';
import { traceOf } from './tickets.ts';
import { queued, type Body } from './told.ts';

function ledgerOf(...bodies: Body[]): LockLedger {
  const ledger = new LockLedger();
  for (const event of traceOf(bodies)) ledger.note(event);
  return ledger;
}

describe('the ledger of locks', () => {
  it('knows how far each request has come', () => {
    const ends = ['lock-unavailable', 'lock-released', 'lock-aborted', 'lock-stolen'] as const;
    const ledger = ledgerOf(
      requested(1, 1),
      ...[requested(2, 2), waiting(2, '1')],
      ...[requested(3, 1), granted(3)],
      ...ends.flatMap((type, n): Body[] => [requested(4 + n, 1), { type, request: 4 + n, reason: 'signal', by: 9 } as Body]),
    );

    const states = [1, 2, 3, 4, 5, 6, 7].map((request) => ledger.get(request)?.state);

    expect(states).to.deep.equal(['asked', 'waits', 'held', 'over', 'over', 'over', 'over']);
    expect([ledger.get(3)?.granted, ledger.get(2)?.granted]).to.deep.equal([-1, null]);
  });

  it('knows what was in the way of a request, as far as the trace goes back', () => {
    const ledger = ledgerOf(requested(2, 2), requested(5, 1), waiting(5, '1, 2'));

    const behind = ledger.behind(ledger.get(5)!);

    expect(behind.map(({ asked }) => asked.request)).to.deep.equal([2]);
    expect([requestsIn('2, 5'), requestsIn('')]).to.deep.equal([[2, 5], []]);
  });

  it('knows which tasks call back', () => {
    const callback = (task: number): Body => queued(task, 'lock db');
    const ledger = ledgerOf(granted(1), callback(0), callback(1), { type: 'lock-unavailable', request: 2 }, callback(2));

    expect([0, 1, 2].map((task) => ledger.isCallback(task))).to.deep.equal([true, false, true]);
  });

  it('makes nothing of what becomes of requests that it does not know', () => {
    expect(ledgerOf(granted(1), released(1)).get(1)).to.equal(undefined);
  });
});
