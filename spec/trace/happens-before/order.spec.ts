import { expect } from 'chai';
import { StorageloomError } from '../../../lib/infra/failure.ts';
import { StepOrder } from '../../../lib/trace/happens-before/order.ts';
import { queued, ran, runOf, wrote } from './runs.ts';

const events = runOf(
  ...[queued(0, 1), queued(1, 2), queued(2, 3)],
  ...[ran(0, wrote(1, 'k', '1')), ran(1, wrote(2, 'k', '2')), ran(2, wrote(3, 'k', '3'))],
);

function refusal(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (error instanceof StorageloomError && error.code === 'BAD_OPTION') return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('the order of steps', () => {
  it('tells of races up to a limit, and that there are more', () => {
    const order = new StepOrder(events);

    expect(order.races(3)).to.deep.include({ dropped: 0, notice: '' });
    expect(order.races(3).races).to.have.length(3);
    expect(order.races(1).races.map(({ first, second }) => [first.step, second.step])).to.deep.equal([[0, 1]]);
    expect(order.races(1).notice).to.equal('There are more than 1 races: these are some of them.');
  });

  it('tells that the oldest events are missing, and with them what raced with the rest', () => {
    const order = new StepOrder(events.slice(9), 9);

    expect(order.races(10).races.map(({ first, second }) => [first.step, second.step])).to.deep.equal([[1, 2]]);
    expect(order.races(10)).to.deep.include({
      dropped: 9,
      notice: '9 earlier events were dropped: limits.traceEvents was reached.',
    });
  });

  it('tells that reads were not recorded', () => {
    expect(new StepOrder(events, 0, 'tasks').races(10).notice).to.equal(
      'The trace is of the level tasks: it has no reads of storage, and races with them are not found.',
    );
  });

  it('says of which step the trace knows nothing, and of which it does no longer', () => {
    expect(refusal(() => new StepOrder(events).causes(7))).to.equal(
      'trace.causes() cannot tell of step 7: it is not in the trace. Its last step is 2. Give the number of a step, as the events of the trace have it.',
    );
    expect(refusal(() => new StepOrder(events.slice(9), 9).effects(0))).to.equal(
      'trace.effects() cannot tell of step 0: it is no longer in the trace. 9 earlier events were dropped: limits.traceEvents was reached. Raise limits.traceEvents.',
    );
    expect(refusal(() => new StepOrder([]).happensBefore(0, 1))).to.match(/^trace\.happensBefore\(\).*It holds no step\./);
  });

  it('is asked by numbers of steps', () => {
    const order = new StepOrder(runOf(queued(0, 1), queued(1, 2), ran(0, queued(2, 2, { by: 0 })), ran(1), ran(2)));

    expect([
      order.happensBefore(0, 2),
      order.happensBefore(2, 0),
      order.happensBefore(0, 1),
      order.happensBefore(0, 0),
    ]).to.deep.equal([...[true, false, false, false]]);
    expect(order.causes(2).map(({ step }) => step)).to.deep.equal([0]);
    expect(order.effects(0).map(({ step }) => step)).to.deep.equal([2]);
  });
});
