import { before } from './due-heap.ts';
import type { Lane, Task } from './task.ts';

/**
 * All tasks that are due, in the natural order, and at the same time each lane's own in the lane's order. Both are linked through
 * the tasks, so adding at the end and removing anywhere cost the same with 10 and with 100,000 tasks.
 */
export class DueList {
  first: Task | null = null;
  #last: Task | null = null;
  /** The lanes that have due tasks, in no particular order. */
  readonly lanes: Lane[] = [];

  /** Adds a task that has just been queued: after all others, but for those that were hastened. */
  append(task: Task): void {
    if (this.#last !== null && before(task, this.#last)) return this.insert(task);
    this.#insertBetween(task, this.#last, null);
    this.#insertInLane(task, task.lane?.tail ?? null);
  }

  /** Adds a task at its place, sought from the end: for one that has just fallen due. */
  insert(task: Task): void {
    let next: Task | null = null;
    let previous = this.#last;
    while (previous !== null && before(task, previous)) {
      next = previous;
      previous = previous.previousDue;
    }
    let previousInLane = task.lane?.tail ?? null;
    while (previousInLane !== null && before(task, previousInLane)) previousInLane = previousInLane.previousInLane;
    this.#insertBetween(task, previous, next);
    this.#insertInLane(task, previousInLane);
  }

  /** Adds tasks, themselves in natural order, at their places: for those that were held. */
  merge(tasks: readonly Task[]): void {
    let next = this.first;
    const lastOfLane = new Map<Lane, Task>();
    for (const task of tasks) {
      while (next !== null && before(next, task)) next = next.nextDue;
      this.#insertBetween(task, next === null ? this.#last : next.previousDue, next);
      this.#mergeIntoLane(task, lastOfLane);
    }
  }

  remove(task: Task): void {
    const { nextDue, previousDue } = task;
    if (previousDue === null) this.first = nextDue;
    else previousDue.nextDue = nextDue;
    if (nextDue === null) this.#last = previousDue;
    else nextDue.previousDue = previousDue;
    task.nextDue = task.previousDue = null;
    this.#removeFromLane(task);
  }

  /** Each lane is walked once, whatever the number of tasks: on from the last one that came in. */
  #mergeIntoLane(task: Task, lastOfLane: Map<Lane, Task>): void {
    const lane = task.lane as Lane;
    let previous = lastOfLane.get(lane) ?? null;
    let next = previous === null ? lane.head : previous.nextInLane;
    while (next !== null && before(next, task)) {
      previous = next;
      next = next.nextInLane;
    }
    this.#insertInLane(task, previous);
    lastOfLane.set(lane, task);
  }

  #insertBetween(task: Task, previous: Task | null, next: Task | null): void {
    task.state = 'due';
    task.previousDue = previous;
    task.nextDue = next;
    if (previous === null) this.first = task;
    else previous.nextDue = task;
    if (next === null) this.#last = task;
    else next.previousDue = task;
  }

  #insertInLane(task: Task, previous: Task | null): void {
    const lane = task.lane as Lane;
    const next = previous === null ? lane.head : previous.nextInLane;
    task.previousInLane = previous;
    task.nextInLane = next;
    if (previous === null) lane.head = task;
    else previous.nextInLane = task;
    if (next === null) lane.tail = task;
    else next.previousInLane = task;
    if (lane.place === -1) lane.place = this.lanes.push(lane) - 1;
  }

  #removeFromLane(task: Task): void {
    const lane = task.lane as Lane;
    const { nextInLane, previousInLane } = task;
    if (previousInLane === null) lane.head = nextInLane;
    else previousInLane.nextInLane = nextInLane;
    if (nextInLane === null) lane.tail = previousInLane;
    else nextInLane.previousInLane = previousInLane;
    task.nextInLane = task.previousInLane = null;
    if (lane.head !== null) return;
    const moved = this.lanes.pop() as Lane;
    if (moved !== lane) {
      this.lanes[lane.place] = moved;
      moved.place = lane.place;
    }
    lane.place = -1;
  }
}
