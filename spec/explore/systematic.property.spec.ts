import { expect } from 'chai';
import fc from 'fast-check';
import { storageModels, type StorageModel } from '../../lib/coherence/storage-model.ts';
import { AccessLog } from '../../lib/explore/access-log.ts';
import { runsOf, type Tried } from '../soak.ts';
import { plans, programOf, type Plan } from './random-programs.ts';
import { allOrdersOf, ordersOf, type Timing } from './run-orders.ts';

/** Programs with more orders than that are passed over. */
const most = 300;

/** Whether the search leads to all that can come of it, and to each kind of order once; false: there are too many to know. */
async function check(
  plan: Plan,
  orders = most,
  timing: Timing = 'timed',
  storage: StorageModel = 'shared',
  quota: number | null = null,
): Promise<boolean> {
  const program = programOf(plan);
  const all = await allOrdersOf(plan.length, program, orders, false, timing, storage, quota);
  if (all === null) return false;
  const found = await ordersOf(plan.length, program, new AccessLog(), timing, storage, quota);
  expect([...found.outcomes.keys()].sort()).to.deep.equal([...all.outcomes.keys()].sort());
  expect(found.orders).to.be.at.most(all.orders);
  expect(found.kinds.size, 'kinds that were found').to.equal(found.orders);
  return true;
}

/** Another one is drawn for each that is passed over. */
const assertOfPrograms = (
  times: Tried,
  timing: Timing = 'timed',
  storage: StorageModel = 'shared',
  quota: number | null = null,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(plans, async (plan) => fc.pre(await check(plan, most, timing, storage, quota))),
    { numRuns: runsOf(times) },
  );

/** What some mistakes would lose, and few programs show. */
const examples: readonly Plan[] = [
  // Whoever asks only for the lane of the later step, and not for whoever could go first, loses two outcomes.
  [
    { listens: 'writes', rows: [] },
    {
      listens: 'cancels',
      rows: [
        {
          delayMs: 0,
          ops: [
            { op: 'get', key: 'l' },
            { op: 'remove', key: 'k' },
          ],
        },
        { delayMs: 1, ops: [{ op: 'remove', key: 'l' }] },
      ],
    },
    {
      listens: 'reads',
      rows: [
        {
          delayMs: 0,
          ops: [
            { op: 'get', key: 'k' },
            { op: 'set own', key: 'k' },
          ],
        },
      ],
    },
  ],
  // In which order the events of two writers stand in the queue of a third.
  [
    { listens: null, rows: [{ delayMs: 0, ops: [{ op: 'set own', key: 'k' }] }] },
    { listens: null, rows: [{ delayMs: 0, ops: [{ op: 'set own', key: 'l' }] }] },
    { listens: 'nothing', rows: [] },
  ],
  // A timer that an event removes before it could go first.
  [
    { listens: null, rows: [{ delayMs: 0, ops: [{ op: 'set own', key: 'k' }] }] },
    {
      listens: 'cancels',
      rows: [
        {
          delayMs: 0,
          ops: [
            { op: 'get', key: 'l' },
            { op: 'get', key: 'k' },
          ],
        },
      ],
    },
  ],
];

describe('an exhaustive search of random programs', () => {
  for (const [number, plan] of examples.entries()) {
    it(`loses nothing of example ${number + 1}`, async () => {
      expect(await check(plan, 10_000)).to.equal(true);
    });
  }

  it('loses no outcome that some order has, and runs no kind of order twice', async () => {
    await assertOfPrograms('orders of programs');
  });

  it('loses nothing where a listener cancels a timer that comes in any order', async () => {
    const get = { op: 'get', key: 'k' } as const;
    const sets = [{ op: 'set own', key: 'l' } as const, { op: 'set same', key: 'k' } as const];

    const plan: Plan = [
      { listens: 'cancels', rows: [{ delayMs: 1, ops: [get] }] },
      { listens: 'nothing', rows: [{ delayMs: 1, ops: sets }] },
    ];
    expect(await check(plan, 10_000, 'any order')).to.equal(true);
  });

  it('does so where timers come in any order', async () => {
    await assertOfPrograms('orders of programs, timers in any order', 'any order');
  });

  it('loses nothing where room is asked for before what takes it has arrived', async () => {
    const get = { op: 'get', key: 'k' } as const;
    const set = { op: 'set own', key: 'k' } as const;

    const plan: Plan = [
      { listens: 'nothing', rows: [{ delayMs: 1, ops: [set] }] },
      { listens: 'nothing', rows: [{ delayMs: 1, ops: [get, set] }] },
    ];
    expect(await check(plan, 10_000, 'timed', 'firefox', 12)).to.equal(true);
  });

  for (const storage of storageModels) {
    it(`does so where a write may find no room, with storage ${storage}`, async () => {
      // One key with a value of a tab's own and one with a value of all.
      for (const quota of [9, 12, 14]) await assertOfPrograms('orders of programs with little room', 'timed', storage, quota);
    });
  }

  for (const storage of storageModels.slice(1)) {
    it(`does the same where processes have copies of storage, as in ${storage}`, async () => {
      await assertOfPrograms('orders of programs with copies', 'timed', storage);
    });
  }
});
