import type { Task } from './task.ts';

/** Tasks that are neither due nor counted down to, in no order that matters: linked as due ones are, so a task is in one of the two. */
export class TaskChain {
  #first: Task | null = null;

  /** The newest first. */
  *[Symbol.iterator](): Generator<Task> {
    for (let task = this.#first; task !== null; task = task.nextDue) yield task;
  }

  add(task: Task): void {
    const next = this.#first;
    task.nextDue = next;
    if (next !== null) next.previousDue = task;
    this.#first = task;
  }

  remove(task: Task): void {
    const { nextDue, previousDue } = task;
    if (previousDue === null) this.#first = nextDue;
    else previousDue.nextDue = nextDue;
    if (nextDue !== null) nextDue.previousDue = previousDue;
    task.nextDue = task.previousDue = null;
  }
}
