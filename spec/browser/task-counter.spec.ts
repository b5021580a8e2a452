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
});
