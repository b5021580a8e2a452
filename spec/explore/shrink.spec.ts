import { expect } from 'chai';
import { AccessLog } from '../../lib/explore/access-log.ts';
import type { Deviating } from '../../lib/explore/deviating.ts';
import type { Deviations } from '../../lib/explore/replay-line.ts';
import type { Ran } from '../../lib/explore/planned-schedule.ts';
import { sameFailure, shrink, type Shrunk } from '../../lib/explore/shrink.ts';

const ranOf = (outcome: Ran['outcome'], error: unknown = null): Ran => ({
  ...{
    outcome,
    error,
    hitHorizon: false,
    timersLeft: false,
    cut: false,
    order: () => [],
    steps: 0,
    idle: false,
    unrested: false,
  },
});

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
});
