import { expect } from 'chai';
import fc from 'fast-check';
import { runsOf, soaks } from '../soak.ts';
import { plans, programOf, type Plan } from './random-programs.ts';
import { allOrdersOf, ordersOf } from './run-orders.ts';

/** Programs with more orders than that are passed over. */
const most = soaks ? 6_000 : 400;

/** Whether the search leads to all that can come of it, and to each kind of order once; undefined: there are too many to know. */
async function check(plan: Plan): Promise<void> {
  const program = programOf(plan);
  const all = await allOrdersOf(plan.length, program, most, false);
  if (all === null) return;
  const found = await ordersOf(plan.length, program);
  expect([...found.outcomes.keys()].sort()).to.deep.equal([...all.outcomes.keys()].sort());
  expect(found.orders).to.be.at.most(all.orders);
  expect(found.kinds.size, 'kinds that were found').to.equal(found.orders);
}

describe('an exhaustive search of random programs', () => {
  it('loses no outcome that some order has, and runs no kind of order twice', async () => {
    await fc.assert(fc.asyncProperty(plans, check), { numRuns: runsOf('orders of programs') });
  });
});
