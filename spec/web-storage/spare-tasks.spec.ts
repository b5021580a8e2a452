import { expect } from 'chai';
import { localStorageGetter } from '../../lib/web-storage/getters.ts';
import { SpareTasks } from '../../lib/web-storage/spare-tasks.ts';
import { UserAgentDouble } from './document-double.ts';

/** Tasks that a document would hear of, for the keys. */
function tasksFor(...keys: readonly string[]) {
  const userAgent = new UserAgentDouble();
  const [writer, listener] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];
  for (const key of keys) localStorageGetter(writer).setItem(key, 'v');
  return listener.queued;
}

describe('spare tasks', () => {
  it('are none at first', () => {
    const spare = new SpareTasks();

    expect(spare.take()).to.equal(null);
  });

  it('leave the task that ran last as it is', () => {
    const spare = new SpareTasks();
    const [first, second] = tasksFor('a', 'b');

    spare.put(first!);

    expect([spare.take(), first?.label]).to.deep.equal([null, 'storage a']);

    spare.put(second!);

    expect([spare.take() === first, spare.take(), second?.label]).to.deep.equal([true, null, 'storage b']);
  });

  it('hold no texts', () => {
    const spare = new SpareTasks();
    const [first, second] = tasksFor('a', 'b');

    spare.put(first!);
    spare.put(second!);

    expect([first?.key, first?.oldValue, first?.newValue]).to.deep.equal([null, null, null]);
  });

  it('are taken without a link to the next one', () => {
    const spare = new SpareTasks();
    const tasks = tasksFor('a', 'b', 'c');
    for (const task of tasks) spare.put(task);

    const taken = [spare.take(), spare.take(), spare.take()];

    expect(taken).to.deep.equal([tasks[1], tasks[0], null]);
    expect(taken.map((task) => task?.nextDue)).to.deep.equal([null, null, undefined]);
  });

  it('are kept up to a limit', () => {
    const spare = new SpareTasks();
    const [task] = tasksFor('a');
    // The same one again and again: only the number matters here, and 100,000 tasks take a while to make.
    for (let number = 0; number < 131_080; number++) spare.put(task!);
    let taken = 0;

    while (taken < 200_000 && spare.take() !== null) taken++;

    expect(taken).to.be.at.most(131_072);
  });
});
