import { before } from './due-heap.ts';
import type { Owner, Task, TaskState } from './task.ts';

/** Adds a queued task to those of its owner, if it has one. */
export function addToOwner(task: Task): void {
  const { owner } = task;
  if (owner === null) return;
  const next = owner.ownTasks;
  task.nextOfOwner = next;
  if (next !== null) next.previousOfOwner = task;
  owner.ownTasks = task;
}

/** Takes a task that waits no more from those of its owner. */
export function removeFromOwner(task: Task): void {
  const { owner, nextOfOwner, previousOfOwner } = task;
  if (owner === null) return;
  if (previousOfOwner === null) owner.ownTasks = nextOfOwner;
  else previousOfOwner.nextOfOwner = nextOfOwner;
  if (nextOfOwner !== null) nextOfOwner.previousOfOwner = previousOfOwner;
  task.nextOfOwner = task.previousOfOwner = null;
}

/** The queued tasks of an owner that are in that state, in the natural order. */
export function ownTasksThatAre(state: TaskState, owner: Owner): Task[] {
  const tasks: Task[] = [];
  for (let task = owner.ownTasks; task !== null; task = task.nextOfOwner) if (task.state === state) tasks.push(task);
  return tasks.sort((a, b) => (before(a, b) ? -1 : 1));
}
