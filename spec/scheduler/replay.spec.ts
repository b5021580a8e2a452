import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { formatSchedule } from '../../lib/event-loop/schedule.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { replay } from '../../lib/scheduler/replay.ts';
import { seeded } from '../../lib/scheduler/seeded.ts';
import { TaskDouble } from '../event-loop/task-double.ts';
import { headsOf } from './heads.ts';

/** Five tasks in each of four tabs; answers with the order in which they ran, and the schedule. */
function run(scheduler: Scheduler): { order: string[]; schedule: string } {
  const kernel = new Kernel(scheduler, null);
  const order: string[] = [];
  const lanes = [1, 2, 3, 4].map((number) => createLane(`tab${number}`, 'DOM manipulation', number));
  for (let round = 0; round < 5; round++) {
    for (const lane of lanes) kernel.post(new TaskDouble(`${lane.name} ${round}`, order), lane, 0);
  }
  while (kernel.begin(null) === 'begun') kernel.end();
  return { order, schedule: formatSchedule(kernel.schedule) };
}

describe('replay', () => {
  it('repeats the order of a run from its schedule, which then is the same again', () => {
    for (let number = 0; number < 20; number++) {
      const recorded = run(seeded(number));

      const repeated = run(replay(recorded.schedule));

      expect(repeated).to.deep.equal(recorded);
      expect(recorded.schedule).not.to.equal('');
    }
  });

  it('is the natural order for the empty schedule, and behind the end of any', () => {
    const { order } = run(replay(''));
    const { order: afterOne } = run(replay('0:tab3.dom'));

    expect(order.slice(0, 5)).to.deep.equal(['tab1.dom 0', 'tab2.dom 0', 'tab3.dom 0', 'tab4.dom 0', 'tab1.dom 1']);
    expect(afterOne.slice(0, 4)).to.deep.equal(['tab3.dom 0', 'tab1.dom 0', 'tab2.dom 0', 'tab4.dom 0']);
  });

  it('takes a schedule as data, too', () => {
    expect(run(replay([{ choice: 0, lane: 'tab3.dom' }]))).to.deep.equal(run(replay('0:tab3.dom')));
  });

  it('fails at the first lane that has no task which may run, and names those that have one', () => {
    const scheduler = replay('0:tab9.dom');

    expect(() => scheduler.choose(headsOf('tab2', 'tab1', 'stale'), 2, 1, 0))
      .to.throw(StorageloomError, 'takes lane tab9.dom at choice 0')
      .with.property('code', 'REPLAY_DIVERGED');
    expect(() => replay('0:tab9.dom').choose(headsOf('tab2', 'tab1', 'stale'), 2, 1, 0)).to.throw(
      'have one: tab1.dom, tab2.dom.',
    );
  });

  it('refuses what is no schedule with BAD_OPTION', () => {
    expect(() => replay('tab1 then tab2'))
      .to.throw(StorageloomError, '"tab1 then tab2" is not a schedule')
      .with.property('code', 'BAD_OPTION');
  });

  it('begins anew with the Browser that it decides for, and draws the random numbers of its seed', () => {
    const scheduler = replay('0:tab2.dom');
    const heads = headsOf('tab1', 'tab2');
    const first = scheduler.choose(heads, 2, 0, 0);
    const second = scheduler.choose(heads, 2, 0, 1);

    scheduler.seed(4);
    const drawn = scheduler.random(1);
    const again = scheduler.choose(heads, 2, 0, 0);
    scheduler.seed(4);

    expect([first, second, again]).to.deep.equal([1, 0, 1]);
    expect(scheduler.random(1)).to.equal(drawn);
    expect(scheduler.name).to.equal('replay');
  });
});
