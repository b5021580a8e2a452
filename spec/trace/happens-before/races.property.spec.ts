import { expect } from 'chai';
import fc from 'fast-check';
import type { Clocks } from '../../../lib/trace/happens-before/clocks.ts';
import { StepOrder } from '../../../lib/trace/happens-before/order.ts';
import { runsOf } from '../../soak.ts';
import { randomRun, traceOfRun } from './random-run.ts';
import { AllPairs, type PlainEvent } from './reference/all-pairs.ts';

describe('the order of the steps of any run', () => {
  it('and its races are those of all pairs by their definition, and clocks say the same', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(randomRun, async (run) => {
        const trace = await traceOfRun(run);
        const events = JSON.parse(JSON.stringify(trace.events())) as readonly PlainEvent[];
        const reference = new AllPairs(events);
        const { graph, clocks } = new StepOrder(trace.events());

        const races = trace
          .races({ limit: 1_000_000 })
          .races.map(({ area, key, first, second }) => [area, key, first.i, second.i]);
        found += races.length;

        expect(races).to.deep.equal(reference.races());
        for (const a of graph.nodes) {
          for (const b of graph.nodes) {
            const expected = reference.before(a.step, b.step);
            if (clocks.before(a, b) !== expected) expect.fail(`${a.step} before ${b.step} is ${expected}`);
            if (a.loop !== -1 && b.loop !== -1 && a !== b && isLess(clocks, a, b) !== expected)
              expect.fail(`clocks of ${a.step}, ${b.step}`);
          }
        }
      }),
      { numRuns: runsOf('races'), seed: 11 },
    );
    expect(found).to.be.above(0);
  });
});

type Node = Parameters<Clocks['vector']>[0];

function isLess(clocks: Clocks, a: Node, b: Node): boolean {
  const other = clocks.vector(b);
  return clocks.vector(a).every((turn, loop) => turn <= (other[loop] ?? 0));
}
