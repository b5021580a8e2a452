import { expect } from 'chai';
import { TaskCounter } from '../../lib/browser/task-counter.ts';

describe('counting tasks', () => {
  it('is full at its limit', () => {
    const counter = new TaskCounter(2);
    const full: boolean[] = [counter.full];

    for (const name of ['a', 'b']) {
      counter.add(() => name);
      full.push(counter.full);
    }

    expect(full).to.deep.equal([false, false, true]);
    expect(counter.count).to.equal(2);
  });

  it('fails with the cycle at the end', () => {
    const counter = new TaskCounter(7);
    for (const name of ['x', 'a', 'b', 'a', 'b', 'a', 'b']) counter.add(() => name);

    const failure = counter.failure();

    expect(failure.code).to.equal('TASK_LIMIT');
    expect(failure.message).to.equal(
      '7 tasks ran and there are still more. These repeat: a → b → and again. Break the circle in the page, or raise limits.tasks if the work is real.',
    );
  });

  it('fails with the last three where nothing repeats', () => {
    const counter = new TaskCounter(4);
    for (const name of ['a', 'b', 'c', 'd']) counter.add(() => name);

    expect(counter.failure().why).to.equal('The last ones were b, c, d.');
  });

  it('asks for names only near the limit', () => {
    const counter = new TaskCounter(1000);
    let asked = 0;

    for (let count = 0; count < 1000; count++) counter.add(() => String(asked++));

    expect(asked).to.equal(256);
  });

  it('lets time move as often as it may, and tells which tasks came of it', () => {
    const counter = new TaskCounter(1000, 3);
    const enough: boolean[] = [];

    for (const name of ['a', 'b', 'a']) {
      counter.add(() => name);
      counter.addMove();
      enough.push(counter.movedEnough);
    }

    expect(enough).to.deep.equal([false, false, true]);
    expect(counter.repeats.why).to.equal('The last ones were a, b, a. Time has moved on 3 times, limits.timeMoves.');
  });

  it('asks for names near the most moves, and forgets the older ones', () => {
    const counter = new TaskCounter(100_000, 300);
    let asked = 0;
    const add = (): void => counter.add(() => (asked++ < 1000 ? 'early' : 'late'));

    for (let move = 0; move < 44; move++) counter.addMove();
    add();
    const before = asked;
    counter.addMove();
    for (let task = 0; task < 2000; task++) add();

    expect([before, asked]).to.deep.equal([0, 2000]);
    expect(counter.lastRan).to.equal('These repeat: late → and again.');
  });

  it('says how to move time where that is what brings the tasks', () => {
    const [moved, circle] = [new TaskCounter(4), new TaskCounter(400)];
    for (let task = 0; task < 4; task++) {
      moved.addMove();
      moved.add(() => 'interval');
    }
    circle.addMove();
    for (let task = 0; task < 400; task++) circle.add(() => 'a');

    expect([moved.failure().mend, circle.failure().mend]).to.deep.equal([
      'A timer that repeats, such as an interval, never comes to rest: move time by as much as you need with browser.advance(ms), or as far as limitMs says with browser.settle({ timers: true, limitMs }), or raise limits.tasks.',
      'Break the circle in the page, or raise limits.tasks if the work is real.',
    ]);
  });
});
