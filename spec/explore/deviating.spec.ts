import { expect } from 'chai';
import { createLane } from '../../lib/event-loop/lane.ts';
import { StepsTask, type Task } from '../../lib/event-loop/task.ts';
import { Counters, Deviating } from '../../lib/explore/deviating.ts';
import { hashName } from '../../lib/infra/random.ts';

const lanes = ['tab1', 'tab2'].map((maker, agent) => createLane(maker, 'timer', agent));
const heads = lanes.map((lane): Task => {
  const task = new StepsTask('timer', null, '', () => undefined);
  task.lane = lane;
  return task;
});
const plain = { seed: 7, order: [], late: [], random: [] };

describe('a schedule of given deviations', () => {
  it('is the natural one without any', () => {
    const natural = new Deviating(plain, true);
    natural.seed();

    expect([natural.choose(heads, 2, 1, 0), natural.latenessMs, natural.random(3) === natural.random(4)]).to.deep.equal([
      ...[1, undefined, false],
    ]);
    expect(natural.deviations([])).to.deep.equal(plain);
  });

  it('takes lanes at their choices, and passes over choices that somebody else made', () => {
    const order = [
      { choice: 1, lane: 'tab2.timer' },
      { choice: 4, lane: 'tab2.timer' },
    ];
    const deviating = new Deviating({ ...plain, order }, true);
    deviating.seed();

    expect([0, 3, 4, 5].map((choice) => deviating.choose(heads, 2, 0, choice))).to.deep.equal([0, 0, 1, 0]);
    expect([deviating.misfit, deviating.abandoned]).to.deep.equal([null, false]);
  });

  it('abandons what it does not fit where it is strict, and else takes the natural choice', () => {
    const order = [{ choice: 0, lane: 'tab9.timer' }];
    const [strict, lenient] = [true, false].map((isStrict) => new Deviating({ ...plain, order }, isStrict)) as [
      Deviating,
      Deviating,
    ];
    for (const each of [strict, lenient]) each.seed();

    expect([strict.choose(heads, 2, 0, 0), lenient.choose(heads, 2, 0, 0)]).to.deep.equal([-1, 0]);
    expect([strict.abandoned, lenient.abandoned]).to.deep.equal([true, false]);
    expect(strict.misfit).to.deep.equal({ choice: 0, lane: 'tab9.timer', enabled: ['tab1.timer', 'tab2.timer'] });
    strict.seed();
    expect(strict.abandoned).to.equal(false);
  });

  it('has timers late and numbers replaced by their names, and says which of them it used', () => {
    const late = [
      { lane: 'tab1.timer', number: 2, ms: 5 },
      { lane: 'tab2.timer', number: 9, ms: 1 },
    ];
    const random = [{ agent: 'tab1', number: 2, value: 0.5 }];
    const deviating = new Deviating({ ...plain, late, random }, true);
    const [first] = lanes as [(typeof lanes)[0] & object];
    deviating.seed();

    const waits = [1, 2, 3].map(() => deviating.latenessMs?.(first));
    const numbers = [1, 2, 3].map(() => deviating.random(hashName('tab1')));

    expect(waits).to.deep.equal([0, 5, 0]);
    expect(numbers[1]).to.equal(0.5);
    expect([numbers[0], numbers[2]]).not.to.include(0.5);
    expect(deviating.deviations([])).to.deep.equal({ ...plain, late: late.slice(0, 1), random });
  });
});

describe('counters', () => {
  it('count timers by the names of their lanes, and numbers by their streams, from 1', () => {
    const counters = new Counters();
    const again = createLane('tab1', 'timer', 5);

    expect([counters.timer(lanes[0] as never), counters.timer(again), counters.number(4), counters.number(5)]).to.deep.equal([
      1, 2, 1, 1,
    ]);
  });
});
