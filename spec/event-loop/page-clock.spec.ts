import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { PageClock } from '../../lib/event-loop/page-clock.ts';
import { StepsTask } from '../../lib/event-loop/task.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';

describe('the clock of pages', () => {
  let kernel: Kernel;
  let clock: PageClock;
  const lane = createLane('tab1', 'timer', 1);

  beforeEach(() => {
    kernel = new Kernel(fifo(), null);
    clock = new PageClock(kernel, 3);
  });

  function run(steps: () => void, delayMs = 0): void {
    kernel.post(new StepsTask('timer', null, 'task', steps), lane, delayMs);
  }

  function runAll(): void {
    while (kernel.begin(null) === 'begun') kernel.end();
  }

  const readings = (count: number): number[] => Array.from({ length: count }, () => clock.read());

  it('stands still within a task, as often as the limit allows, and then moves by a tenth of a millisecond a reading', () => {
    const seen: number[][] = [];
    kernel.moveTo(40);

    run(() => seen.push(readings(6)));
    run(() => seen.push(readings(4)));
    runAll();

    expect(seen).to.deep.equal([
      [40, 40, 40, 40.1, 40.2, 40.3],
      [40.3, 40.3, 40.3, 40.4],
    ]);
    expect(kernel.now).to.equal(40.4);
  });

  it('does not move because something happens', () => {
    run(() => {
      for (let times = 0; times < 10; times++) void clock.now;
    });
    runAll();

    expect([clock.now, clock.read()]).to.deep.equal([0, 0]);
  });

  it('adds up tenths without noise', () => {
    readings(3);

    expect(readings(10_000).at(-1)).to.equal(1_000);
  });

  it('lets what falls due meanwhile run after the task, in its order', () => {
    const log: string[] = [];
    run(() => log.push(`second at ${kernel.now}`), 2);
    run(() => log.push(`first at ${kernel.now}`), 1);
    run(() => {
      while (clock.read() < 3);
      log.push('task');
    });

    runAll();

    expect(log).to.deep.equal(['task', 'first at 3', 'second at 3']);
  });

  it('moves outside of tasks, too, and wakes whoever runs tasks by themselves', () => {
    let woken = 0;
    readings(3);
    kernel.wake = () => woken++;

    expect(readings(2)).to.deep.equal([0.1, 0.2]);
    expect(woken).to.equal(2);
  });

  it('follows real time at each look, also within a task, and never back', () => {
    const real = { nowMs: 5 };
    clock.realTime = real;
    const seen = [clock.now];

    run(() => {
      for (const nowMs of [7, 6.5, 8]) {
        real.nowMs = nowMs;
        seen.push(clock.read());
      }
    });
    runAll();

    expect(seen).to.deep.equal([5, 7, 7, 8]);
    expect(readings(20).at(-1)).to.equal(8);
  });
});
