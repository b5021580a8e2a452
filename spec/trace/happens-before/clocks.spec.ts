import { expect } from 'chai';
import { StepOrder } from '../../../lib/trace/happens-before/order.ts';
import type { TraceEvent } from '../../../lib/trace/trace-event.ts';
import { called, queued, ran, runOf } from './runs.ts';

/** Pairs of steps of which the first comes before the second: `0<1`. */
function pairsOf(events: readonly TraceEvent[]): string[] {
  const { graph, clocks } = new StepOrder(events);
  return graph.nodes.flatMap((a) => graph.nodes.filter((b) => clocks.before(a, b)).map((b) => `${a.step}<${b.step}`));
}

function vectorsOf(events: readonly TraceEvent[]): number[][] {
  const { graph, clocks } = new StepOrder(events);
  return graph.nodes.map((node) => clocks.vector(node));
}

describe('clocks of steps', () => {
  it('say that steps of one loop come in the order in which they ran, and those of two loops in none', () => {
    const events = runOf(queued(0, 1), queued(1, 2), queued(2, 1), ran(0), ran(1), ran(2));

    expect(pairsOf(events)).to.deep.equal(['0<2']);
    expect(vectorsOf(events)).to.deep.equal([
      [1, 0],
      [0, 1],
      [2, 0],
    ]);
  });

  it('hand on what a step knew to what it queued', () => {
    const events = runOf(
      queued(0, 1),
      queued(1, 2),
      ran(0, queued(2, 2, { by: 0 })),
      ran(1),
      ran(2, queued(3, 3, { by: 2 })),
      ran(3),
    );

    expect(pairsOf(events)).to.deep.equal(['0<2', '0<3', '1<2', '1<3', '2<3']);
    expect(vectorsOf(events).at(-1)).to.deep.equal([1, 2, 1]);
  });

  it('say that a call from outside comes after everything that ran, and before everything that runs', () => {
    const events = runOf(queued(0, 1), queued(1, 3), ran(0), called(2), ran(1));

    expect(pairsOf(events)).to.deep.equal(['0<1', '0<2', '1<2']);
    expect(vectorsOf(events)).to.deep.equal([
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
    ]);
  });

  it('know what follows from a step of the user agent, and order two of these not at all', () => {
    const events = runOf(
      queued(0, null),
      queued(1, null),
      ran(0, queued(2, 1, { by: 0 }), queued(3, null, { by: 0 })),
      ran(1),
      ran(2),
      ran(3, queued(4, 2, { by: 3 }), queued(5, 2, { by: 3 })),
      ran(4),
      ran(5),
    );

    expect(pairsOf(events)).to.deep.equal(['0<2', '0<3', '0<4', '0<5', '3<4', '3<5', '4<5']);
  });
});
