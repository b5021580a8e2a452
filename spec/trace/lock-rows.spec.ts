import { expect } from 'chai';
import { Actors } from '../../lib/trace/actors.ts';
import { lockChangeOf, lockRow, reasonText } from '../../lib/trace/lock-rows.ts';
import { granted, released, requested, waiting } from './talk.ts';
import { traceOf } from './tickets.ts';
import { queued, started, tabs, told, type Body } from './told.ts';

/** What becomes of requests, event by event. */
function changes(...bodies: Body[]): unknown[] {
  const actors = new Actors();
  return traceOf([...tabs, ...bodies]).flatMap((event) => {
    actors.note(event);
    return lockChangeOf(event, actors) ?? [];
  });
}

describe('the rows of a lock', () => {
  it('tell of each request in words', () => {
    const rows = told([
      ...[requested(1, 1), granted(1)],
      ...[requested(2, 2, { mode: 'shared' }), waiting(2, '1')],
      ...[requested(3, 2, { option: 'ifAvailable' }), { type: 'lock-unavailable', request: 3 } as const],
      ...[released(1), granted(2)],
      ...[requested(4, 1, { mode: 'shared', option: 'steal' }), { type: 'lock-stolen', request: 2, by: 4 } as const],
      ...[granted(4), { type: 'lock-released', request: 4, reason: 'rejected' } as const],
      ...[requested(5, 1), { type: 'lock-aborted', request: 5, reason: 'signal' } as const],
    ]);

    expect(rows).to.deep.equal([
      'tab1: requests lock db',
      'tab1: ▐ holds lock db',
      'tab2: requests lock db (shared)',
      'tab2: ░ waits for tab1 (lock db)',
      'tab2: requests lock db (ifAvailable)',
      'tab2: lock db is not available',
      'tab1: releases lock db',
      'tab2: ▐ holds lock db (shared)',
      'tab1: requests lock db (shared, steal)',
      'tab2: ✗ loses lock db to tab1',
      'tab1: ▐ holds lock db (shared)',
      'tab1: releases lock db: rejected',
      'tab1: requests lock db',
      'tab1: ✗ gives up lock db: its signal was aborted',
    ]);
  });

  it('tell of the task that calls back, whatever it does', () => {
    const quiet = (task: number): Body[] => [started(task), { type: 'task-ended', task }];
    const tasks = [queued(0, 'lock db', 1), queued(1, 'lock db released', 1), ...quiet(0), ...quiet(1)];

    expect(told([requested(1, 1), granted(1), ...tasks]).slice(2)).to.deep.equal(['tab1: ▸ lock db']);
  });

  it('name each tab once that is waited for, and a request whose tab is not known by its number', () => {
    const rows = told([requested(1, 1), requested(2, 1), requested(3, 2), waiting(3, '1, 2, 8')]);

    expect(rows.at(-1)).to.equal('tab2: ░ waits for tab1, request 8 (lock db)');
  });

  it('say how many others are waited for', () => {
    const rows = told([requested(1, 1), requested(3, 2), waiting(3, '1', 4)]);

    expect(rows.at(-1)).to.equal('tab2: ░ waits for tab1 and 4 more (lock db)');
  });

  it('say what stands beside the lifeline from then on', () => {
    const aborted = { type: 'lock-aborted', request: 2, reason: 'document left' } as const;

    expect(changes(requested(1, 1), granted(1), requested(2, 2), waiting(2, '1'), aborted, released(1))).to.deep.equal([
      { tab: 'tab1', request: 1, state: 'holds' },
      { tab: 'tab2', request: 2, state: 'waits' },
      { tab: 'tab2', request: 2, state: 'over' },
      { tab: 'tab1', request: 1, state: 'over' },
    ]);
  });

  it('are none for other events, and for requests of which the trace does not tell', () => {
    const [note, unknown] = traceOf([{ type: 'note', text: 'x' }, granted(1)]);

    expect([lockRow(note!, new Actors()), lockRow(unknown!, new Actors())]).to.deep.equal([null, null]);
    expect([reasonText('signal'), reasonText('document ended')]).to.deep.equal(['its signal was aborted', 'document ended']);
  });
});
