import { expect } from 'chai';
import { VirtualTime } from '../../lib/browser/virtual-time.ts';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { OutstandingWork } from '../../lib/event-loop/outstanding-work.ts';
import { StepsTask } from '../../lib/event-loop/task.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { ThingDouble } from '../event-loop/thing-double.ts';

/** A kernel, what is outstanding, and a real clock that the test moves. */
function setUp(real: boolean): {
  kernel: Kernel;
  outstanding: OutstandingWork;
  clock: { ms: number };
  time: VirtualTime;
  timer(ms: number): void;
} {
  const kernel = new Kernel(fifo(), null);
  const outstanding = new OutstandingWork(kernel);
  const clock = { ms: 700, now: () => clock.ms, after: () => ({ [Symbol.dispose]: () => undefined }) };
  const lane = createLane('tab1', 'timer', 0);
  const timer = (ms: number): void => {
    kernel.post(new StepsTask('timer', null, `timer ${ms}`, () => undefined), lane, ms);
  };
  return { kernel, outstanding, clock, time: new VirtualTime(kernel, outstanding, real ? clock : null), timer };
}

describe('virtual time', () => {
  it('stands still until it is told to move, and never goes back', () => {
    const { kernel, time, clock } = setUp(false);
    clock.ms += 100;

    time.follow();
    const before = kernel.now;
    time.moveTo(40);
    time.moveTo(30);

    expect([before, kernel.now, time.nowMs]).to.deep.equal([0, 40, 40]);
  });

  it('follows a real clock from 0, goes on from where it was moved', () => {
    const { kernel, time, clock } = setUp(true);

    clock.ms += 5;
    time.follow();
    const followed = kernel.now;
    time.moveTo(1_000);
    clock.ms += 2;

    expect([followed, time.nowMs]).to.deep.equal([5, 1_002]);
  });

  it('never goes back where it is told to move to a moment that a real clock has passed', () => {
    const { time, clock } = setUp(true);
    clock.ms += 5;

    time.moveTo(3);

    expect(time.nowMs).to.equal(5);
  });

  it('has as its next moment that of a timer or of an answer, whichever is first', () => {
    const { outstanding, time, timer } = setUp(false);
    const thing = new ThingDouble('thing');
    outstanding.begin(thing);

    const none = time.nextMs;
    thing.arrive(20);
    const answer = time.nextMs;
    timer(10);
    const both = time.nextMs;

    expect([none, answer, both]).to.deep.equal([null, 20, 10]);
  });

  it('stops on its way where an answer comes, so that it takes its place among the timers', () => {
    const { kernel, outstanding, time, timer } = setUp(false);
    const seen: unknown[] = [];
    const thing = new ThingDouble('thing', () =>
      seen.push(
        kernel.now,
        kernel.waiting().map(({ label }) => label),
      ),
    );
    outstanding.begin(thing);
    thing.arrive(20);
    for (const ms of [10, 30]) timer(ms);

    time.moveTo(50);

    expect(seen).to.deep.equal([20, ['timer 10']]);
    expect(kernel.now).to.equal(50);
  });
});

describe('an answer in virtual time', () => {
  it('that comes at the moment at which time stops is delivered on the way there', () => {
    const { outstanding, time } = setUp(false);
    const delivered: string[] = [];
    const thing = new ThingDouble('thing', (label) => delivered.push(label));
    outstanding.begin(thing);
    thing.arrive(20);

    time.moveTo(20);

    expect(delivered).to.deep.equal(['thing']);
  });

  it('takes time nowhere back when it was due before it was there', () => {
    const { kernel, outstanding, time } = setUp(false);
    const seen: number[] = [];
    const thing = new ThingDouble('thing', () => seen.push(kernel.now));
    outstanding.begin(thing);
    time.moveTo(50);

    thing.arrive(20);
    time.moveTo(60);

    expect(seen).to.deep.equal([50]);
  });

  it('is caught up with after a task for which time has passed', () => {
    const { kernel, outstanding, time } = setUp(false);
    const delivered: string[] = [];
    const thing = new ThingDouble('thing', (label) => delivered.push(label));
    outstanding.begin(thing);
    thing.arrive(20);

    kernel.moveTo(30);
    time.catchUp();

    expect(delivered).to.deep.equal(['thing']);
  });

  it('is not caught up with where no time has passed, so that real time decides nothing', () => {
    const { kernel, outstanding, time } = setUp(false);
    const delivered: string[] = [];
    const begin = (label: string): void => {
      const thing = new ThingDouble(label, (each) => delivered.push(each));
      outstanding.begin(thing);
      thing.arrive(0);
    };
    time.moveTo(10);
    begin('after moving');
    time.catchUp();
    const afterMoving = [...delivered];

    kernel.moveTo(20);
    time.catchUp();
    begin('after catching up');
    time.catchUp();

    expect([afterMoving, delivered]).to.deep.equal([[], ['after moving']]);
  });
});
