import { expect } from 'chai';
import { TaskChain } from '../../lib/event-loop/task-chain.ts';
import { labels } from './kernel-steps.ts';
import { TaskDouble } from './task-double.ts';

describe('a chain of tasks', () => {
  const make = (): [TaskChain, TaskDouble, TaskDouble, TaskDouble] => {
    const [a, b, c] = ['a', 'b', 'c'].map((label) => new TaskDouble(label, [])) as [TaskDouble, TaskDouble, TaskDouble];
    const chain = new TaskChain();
    for (const task of [a, b, c]) chain.add(task);
    return [chain, a, b, c];
  };

  it('has those that were added, and is empty before', () => {
    const [chain] = make();

    expect([...new TaskChain()]).to.deep.equal([]);
    expect(labels([...chain]).sort()).to.deep.equal(['a', 'b', 'c']);
  });

  for (const order of ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']) {
    it(`loses them one by one, and leaves them free of links: ${order}`, () => {
      const [chain, ...tasks] = make();

      for (const [place, label] of [...order].entries()) {
        const task = tasks.find((each) => each.label === label) as TaskDouble;
        chain.remove(task);
        expect(labels([...chain]).sort()).to.deep.equal([...order].slice(place + 1).sort());
        expect([task.nextDue, task.previousDue]).to.deep.equal([null, null]);
      }

      expect([...chain]).to.deep.equal([]);
    });
  }
});
