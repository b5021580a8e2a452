import { expect } from 'chai';
import { addToOwner, ownTasksThatAre, removeFromOwner } from '../../lib/event-loop/owner-tasks.ts';
import type { TaskState } from '../../lib/event-loop/task.ts';
import { labels } from './kernel-steps.ts';
import { OwnerDouble } from './owner-double.ts';
import { TaskDouble } from './task-double.ts';

describe('the tasks of an owner', () => {
  const owner = new OwnerDouble();

  function added(label: string, earliest: number, state: TaskState = 'due'): TaskDouble {
    const task = new TaskDouble(label, [], { owner });
    task.earliest = task.asked = earliest;
    task.state = state;
    addToOwner(task);
    return task;
  }

  it('are told by their state, in the natural order, until they are removed', () => {
    const tasks = [added('late', 5), added('early', 1), added('held', 3, 'held'), added('between', 3)];

    const [due, held] = [ownTasksThatAre('due', owner), ownTasksThatAre('held', owner)];
    for (const task of [tasks[1], tasks[3], tasks[0]] as TaskDouble[]) removeFromOwner(task);
    const left = [ownTasksThatAre('due', owner), ownTasksThatAre('held', owner)];
    removeFromOwner(tasks[2] as TaskDouble);

    expect([due, held].map(labels)).to.deep.equal([['early', 'between', 'late'], ['held']]);
    expect(left.map(labels)).to.deep.equal([[], ['held']]);
    expect(owner.ownTasks).to.equal(null);
    for (const { nextOfOwner, previousOfOwner } of tasks) expect([nextOfOwner, previousOfOwner]).to.deep.equal([null, null]);
  });

  it('do not have those of nobody', () => {
    const task = new TaskDouble('of nobody', []);

    addToOwner(task);
    removeFromOwner(task);

    expect([task.nextOfOwner, owner.ownTasks]).to.deep.equal([null, null]);
  });
});
