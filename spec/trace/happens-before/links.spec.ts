import { expect } from 'chai';
import { StepOrder } from '../../../lib/trace/happens-before/order.ts';
import { called, first, queued, ran, runOf, wrote } from './runs.ts';

type Links = ReturnType<StepOrder['causes']>;

function texts(links: Links): string[] {
  return links.map(({ step, i, how }) => `${how} ${step} at ${i - first}`);
}

// A call writes; the event is heard by a step, which sets two timers.
const chain = runOf(
  called(1, wrote(1, 'k', 'v'), queued(0, 2, { by: 0, label: 'storage k' })),
  ran(0, queued(1, 2, { by: 1, source: 'timer' }), queued(2, 2, { by: 1, source: 'timer' })),
  ran(1),
  ran(2),
);

describe('what led to a step', () => {
  it('is told from the nearest on, each by the event that did it', () => {
    expect(texts(new StepOrder(chain).causes(3))).to.deep.equal(['timer 1 at 6', 'storage event 0 at 1']);
  });

  it('is the step before a call from outside, or before what such a call has queued, where nothing else is known', () => {
    const order = new StepOrder(runOf(queued(0, 1), ran(0), called(2), queued(1, 1), ran(1)));

    expect([0, 1, 2].map((step) => texts(order.causes(step)))).to.deep.equal([[], ['call 0 at 1'], ['call 1 at 3']]);
  });

  it('is the step before on the same loop, where how it was queued is not known', () => {
    const order = new StepOrder(
      runOf(queued(0, 1), ran(0), queued(1, 2), ran(1), queued(2, 1, { by: 9 }), ran(2), queued(3, null, { by: 9 }), ran(3)),
    );

    expect([2, 3].map((step) => texts(order.causes(step)))).to.deep.equal([['loop 0 at 1'], []]);
  });
});

describe('what a step led to', () => {
  it('is told from the nearest on, each by the event that began it', () => {
    expect(texts(new StepOrder(chain).effects(0))).to.deep.equal(['storage event 1 at 4', 'timer 2 at 8', 'timer 3 at 10']);
    expect(texts(new StepOrder(chain).effects(3))).to.deep.equal([]);
  });

  it('is what ran after it, where that comes of nothing else', () => {
    const order = new StepOrder(runOf(queued(0, 1), ran(0), called(2), queued(1, 1, { by: 9 }), ran(1)));

    expect([0, 1].map((step) => texts(order.effects(step)))).to.deep.equal([['call 1 at 3', 'loop 2 at 6'], []]);
  });
});
