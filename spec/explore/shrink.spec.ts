import { expect } from 'chai';
import { AccessLog } from '../../lib/explore/access-log.ts';
import type { Deviating } from '../../lib/explore/deviating.ts';
import type { Deviations } from '../../lib/explore/replay-line.ts';
import type { Ran } from '../../lib/explore/planned-schedule.ts';
import { sameFailure, shrink, type Shrunk } from '../../lib/explore/shrink.ts';
import { passed } from './ran.ts';

const ranOf = (outcome: Ran['outcome'], error: unknown = null): Ran => ({ ...passed, outcome, error });

const lateOf = (numbers: readonly number[]): Deviations['late'] =>
  numbers.map((number) => ({ lane: 'tab1.timer', number, ms: 9 }));

/** Plays schedules by a rule over what is late: a schedule without a test. */
function played(deviations: Deviations, most: number, fails: (late: ReadonlyMap<number, number>) => boolean): Shrunk {
  const steps = shrink(deviations, ranOf('failed', new Error('it is 5')), most, new AccessLog());
  let step = steps.next();
  while (step.done !== true) {
    const scheduler = step.value.scheduler as Deviating;
    scheduler.seed();
    const late = new Map<number, number>();
    const lane = { name: 'tab1.timer' } as never;
    for (let number = 1; number <= 20; number++) late.set(number, scheduler.latenessMs?.(lane) ?? 0);
    step = steps.next(fails(late) ? ranOf('failed', new Error('it is 7')) : ranOf('passed'));
  }
  return step.value;
}

describe('shrinking', () => {
  it('leaves the deviations that it takes, and makes these as small as will do', () => {
    const deviations = { seed: 1, order: [], late: lateOf([1, 3, 4, 6, 8, 9, 12, 20]), random: [] };

    const small = played(deviations, 1_000, (late) => (late.get(4) ?? 0) >= 3 && (late.get(12) ?? 0) >= 8);

    expect(small.deviations.late).to.deep.equal([
      { lane: 'tab1.timer', number: 4, ms: 3 },
      { lane: 'tab1.timer', number: 12, ms: 8 },
    ]);
    expect(small.tries).to.be.below(40);
    expect(String(small.ran.error)).to.equal('Error: it is 7');
  });

  it('makes the latest timer less late rather than another, since that says how late they may be', () => {
    const deviations = { seed: 1, order: [], late: lateOf([4, 12]), random: [] };

    const small = played(deviations, 1_000, (late) => (late.get(4) ?? 0) + (late.get(12) ?? 0) >= 10);

    expect(small.deviations.late.map(({ ms }) => ms)).to.deep.equal([5, 5]);
  });

  it('ends where nothing is needed, and after as many schedules as it may take', () => {
    const deviations = { seed: 1, order: [], late: lateOf([1, 2, 3, 4]), random: [] };

    expect(played(deviations, 1_000, () => true).deviations.late).to.deep.equal([]);
    expect(played(deviations, 2, () => false)).to.deep.include({ deviations, tries: 2 });
  });
});

describe('what is left of a failure that was made small', () => {
  /** Plays schedules in which `b` may go first at the first choice, by a rule over that and how late the fourth timer is. */
  function reordered(deviations: Deviations, most: number, fails: (lateMs: number, isReordered: boolean) => boolean): Shrunk {
    const steps = shrink(deviations, ranOf('failed', new Error('lost')), most, new AccessLog());
    const [a, b] = ['a', 'b'].map((name) => ({ lane: { name } }) as never) as [never, never];
    let step = steps.next();
    while (step.done !== true) {
      const scheduler = step.value.scheduler as Deviating;
      scheduler.seed();
      const isReordered = scheduler.choose([a, b], 2, 0, 1) === 1;
      let lateMs = 0;
      for (let number = 1; number <= 4; number++) lateMs = scheduler.latenessMs?.({ name: 'tab1.timer' } as never) ?? 0;
      const order = (): Deviations['order'] => (isReordered ? [{ choice: 1, lane: 'b' }] : []);
      step = steps.next({ ...ranOf(fails(lateMs, isReordered) ? 'failed' : 'passed', new Error('lost')), order });
    }
    return step.value;
  }
  const order: Deviations['order'] = [{ choice: 1, lane: 'b' }];

  it('is what came in the schedule, and not what was asked for', () => {
    // Neither the ninth timer ever comes, nor a second choice.
    const unreal = [...order, { choice: 2, lane: 'a' }];
    const given = { seed: 1, order: unreal, late: lateOf([2, 4, 9]), random: [] };

    // All that is late at once, then the first alone.
    const small = reordered(given, 2, (lateMs, isReordered) => lateMs > 0 && isReordered);

    expect(small.deviations).to.deep.equal({ seed: 1, order, late: lateOf([4]), random: [] });
  });

  it('has no timer late that only another order needed', () => {
    const small = reordered({ seed: 1, order, late: lateOf([4]), random: [] }, 1_000, (lateMs, isReordered) =>
      isReordered ? lateMs >= 3 : true,
    );

    expect(small.deviations).to.deep.include({ order: [], late: [] });
  });

  it('has none later than it has to be without another order', () => {
    const small = reordered({ seed: 1, order, late: lateOf([4]), random: [] }, 1_000, (lateMs, isReordered) =>
      isReordered ? lateMs >= 7 : lateMs >= 2,
    );

    expect(small.deviations).to.deep.include({ order: [], late: [{ lane: 'tab1.timer', number: 4, ms: 2 }] });
  });
});

describe('two failures', () => {
  it('are the same where the same check fails, whatever its numbers', () => {
    const [five, six, other] = ['5 lost', '6 lost', 'another'].map((message) => ranOf('failed', new Error(message))) as [
      Ran,
      Ran,
      Ran,
    ];

    expect([sameFailure(five, six), sameFailure(five, other), sameFailure(five, ranOf('passed'))]).to.deep.equal([
      true,
      false,
      false,
    ]);
    expect(sameFailure(ranOf('failed', 'a1'), ranOf('failed', 'a2'))).to.equal(true);
    const hostile = Object.assign(new Error('x'), { message: 5 });
    expect(sameFailure(ranOf('failed', hostile), ranOf('failed', hostile))).to.equal(true);
    expect(sameFailure(ranOf('failed', 5), ranOf('failed', 'b'))).to.equal(false);
  });

  it('are two where one threw an error, and the other one text that says the same', () => {
    const [error, text] = [ranOf('failed', new Error('lost')), ranOf('failed', 'lost')];

    expect([sameFailure(error, text), sameFailure(text, error)]).to.deep.equal([false, false]);
  });
});
