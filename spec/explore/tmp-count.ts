import fc from 'fast-check';
import { plans, programOf } from './random-programs.ts';
import { allOrdersOf, ordersOf } from './run-orders.ts';
const n = Number(process.argv[2]);
const most = Number(process.argv[3]);
const seed = Number(process.argv[4]);
let skipped = 0,
  wrong = 0,
  t1 = 0,
  t2 = 0,
  red = 0,
  tot = 0,
  done = 0;
for (const plan of fc.sample(plans, { numRuns: n, seed })) {
  const p = programOf(plan);
  let t = performance.now();
  const all = await allOrdersOf(plan.length, p, most, false);
  t1 += performance.now() - t;
  if (all === null) {
    skipped++;
    continue;
  }
  t = performance.now();
  const found = await ordersOf(plan.length, p);
  t2 += performance.now() - t;
  done++;
  red += found.redundant;
  tot += found.orders;
  if (JSON.stringify([...found.outcomes.keys()].sort()) !== JSON.stringify([...all.outcomes.keys()].sort())) {
    wrong++;
    if (wrong < 3) console.log('WRONG', JSON.stringify(plan), found.outcomes.size, all.outcomes.size);
  }
  if (found.kinds.size !== found.orders) console.log('TWICE', JSON.stringify(plan), found.kinds.size, found.orders);
}
console.log({ n, skipped, done, wrong, t1, t2, red, tot });
