import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { askRandom, askScheduler, seedScheduler } from '../../lib/event-loop/ask-scheduler.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { headsOf } from '../scheduler/heads.ts';
import { choosing } from './kernel-steps.ts';

const heads = headsOf('tab1', 'tab2', 'stale');

function ask(choose: Scheduler['choose'], count = 2): number {
  return askScheduler(choosing(choose), heads, count, 1, 5);
}

/** What asking fails with. */
function failureOf(choose: () => unknown, count = 2): StorageloomError {
  try {
    ask(choose as Scheduler['choose'], count);
  } catch (error) {
    expect(error).to.be.instanceOf(StorageloomError);
    return error as StorageloomError;
  }
  return expect.fail('it was an answer');
}

describe('asking a scheduler', () => {
  it('shows it the tasks, how many there are, the natural one and the number of the choice', () => {
    const shown: unknown[] = [];

    const answer = ask((...given) => {
      shown.push(...given);
      return 0;
    });

    expect(answer).to.equal(0);
    expect(shown).to.deep.equal([heads, 2, 1, 5]);
  });

  it('takes each place, and -1 for abandoning the run', () => {
    expect([0, 1, -1].map((answer) => ask(() => answer))).to.deep.equal([0, 1, -1]);
  });

  for (const [answer, told] of [
    [2, 'task 2'],
    [-2, 'task -2'],
    [1.5, 'task 1.5'],
    [NaN, 'task NaN'],
    [Infinity, 'task Infinity'],
    [undefined, 'nothing'],
    [null, 'null'],
    ['tab2.dom', 'a string'],
    [Symbol('tab2'), 'a symbol'],
    [Promise.resolve(1), 'an object'],
  ] as const) {
    it(`fails with SCHEDULER_FAILED at an answer that is ${told}, and says what it may be`, () => {
      const failure = failureOf(() => answer);

      expect(failure).to.deep.include({
        code: 'SCHEDULER_FAILED',
        what: `The scheduler mine chose ${told}.`,
        why: 'It was shown 2 tasks.',
        mend: 'Let choose() return a whole number from 0 to 1, or -1 to abandon the run.',
      });
    });
  }

  for (const [thrown, told] of [
    [new RangeError('No opinion.'), '"RangeError: No opinion."'],
    ['no opinion', 'a string'],
    [undefined, 'nothing'],
  ] as const) {
    it(`fails with SCHEDULER_FAILED when it throws ${told}, which is the cause`, () => {
      const failure = failureOf(() => {
        throw thrown;
      }, 1);

      expect(failure).to.deep.include({
        code: 'SCHEDULER_FAILED',
        what: `The scheduler mine threw ${told}.`,
        why: 'It was to choose one of one task, and none of them has run.',
        cause: thrown,
      });
    });
  }

  it('fails with SCHEDULER_FAILED at a task that it has removed meanwhile', () => {
    const waiting = headsOf('tab1', 'tab2');
    const scheduler = choosing(([first]) => {
      if (first !== undefined) first.state = 'removed';
      return 0;
    });

    expect(() => askScheduler(scheduler, waiting, 2, 1, 5)).to.throw(
      StorageloomError,
      /chose the task "tab1", which waits no more/,
    );
  });

  it('hands on a StorageloomError that it throws', () => {
    const diverged = new StorageloomError('REPLAY_DIVERGED', { what: 'a', why: 'b', mend: 'c' });

    const failure = failureOf(() => {
      throw diverged;
    });

    expect(failure).to.equal(diverged);
  });
});

describe('seeding a scheduler', () => {
  const throwing = (error: unknown): Scheduler => ({
    ...choosing(() => 0),
    seed: () => {
      throw error;
    },
  });

  it('fails with SCHEDULER_FAILED where it throws, whose cause is what it threw', () => {
    const cause = new RangeError('too small');

    const seeding = (): void => seedScheduler(throwing(cause), 7);

    expect(seeding).to.throw(StorageloomError, 'threw "RangeError: too small". It was given the seed 7, to begin a run.');
    expect(seeding).to.throw().with.property('cause', cause);
    expect(seeding).to.throw().with.property('code', 'SCHEDULER_FAILED');
  });

  it('hands on a StorageloomError that it throws', () => {
    const refused = new StorageloomError('BAD_OPTION', { what: 'a', why: 'b', mend: 'c' });

    expect(() => seedScheduler(throwing(refused), 7))
      .to.throw()
      .that.equals(refused);
  });

  it('keeps a Browser from being made, and a reset from beginning another run', async () => {
    const scheduler = throwing(new Error('no'));
    const browser = new Browser();
    const tab = await browser.open();

    const failure: unknown = await browser.reset({ scheduler }).catch((error: unknown) => error);

    expect(failure).to.be.instanceOf(StorageloomError).with.property('code', 'SCHEDULER_FAILED');
    expect(() => new Browser({ scheduler }))
      .to.throw(StorageloomError)
      .with.property('code', 'SCHEDULER_FAILED');
    expect(await tab.run(() => 'still there')).to.equal('still there');
  });
});

describe('drawing a number from a scheduler', () => {
  const draw = (random: () => unknown) => () => askRandom({ ...choosing(() => 0), random: random as () => number }, 7);

  it('takes what is from 0 on and below 1', () => {
    expect([draw(() => 0)(), draw(() => 0.999)()]).to.deep.equal([0, 0.999]);
  });

  it('fails with SCHEDULER_FAILED at everything else, and at what it throws', () => {
    for (const answer of [1, -1, NaN, '0.5', null, undefined]) {
      expect(draw(() => answer))
        .to.throw(StorageloomError, 'The scheduler mine drew ')
        .with.property('code', 'SCHEDULER_FAILED');
    }
    const cause = new RangeError('of yours');
    const thrower = draw(() => {
      throw cause;
    });
    expect(thrower).to.throw(StorageloomError, 'mine threw "RangeError: of yours"').with.property('cause', cause);
  });

  it('hands on a StorageloomError that it throws', () => {
    const own = new StorageloomError('USAGE', { what: 'a', why: 'b', mend: 'c' });

    expect(
      draw(() => {
        throw own;
      }),
    ).to.throw(own);
  });
});
