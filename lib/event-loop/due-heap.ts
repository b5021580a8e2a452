import type { Task } from './task.ts';

/** Tasks that are not yet due: a binary heap by time, then by order of queueing. Each task knows its place, so removal is O(log n). */
export class DueHeap {
  readonly #tasks: Task[] = [];

  get size(): number {
    return this.#tasks.length;
  }

  /** The task that falls due first, or null. */
  get first(): Task | null {
    return this.#tasks[0] ?? null;
  }

  /** In no particular order. */
  [Symbol.iterator](): Iterator<Task> {
    return this.#tasks[Symbol.iterator]();
  }

  add(task: Task): void {
    task.state = 'later';
    this.#tasks.push(task);
    this.#rise(task, this.#tasks.length - 1);
  }

  remove(task: Task): void {
    const index = task.heapIndex;
    const last = this.#tasks.pop();
    task.heapIndex = -1;
    if (last === undefined || last === task) return;
    this.#rise(last, index);
    this.#sink(last, last.heapIndex);
  }

  #rise(task: Task, from: number): void {
    const tasks = this.#tasks;
    let index = from;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = tasks[parentIndex] as Task;
      if (!before(task, parent)) break;
      tasks[index] = parent;
      parent.heapIndex = index;
      index = parentIndex;
    }
    tasks[index] = task;
    task.heapIndex = index;
  }

  #sink(task: Task, from: number): void {
    const tasks = this.#tasks;
    let index = from;
    for (;;) {
      let childIndex = 2 * index + 1;
      if (childIndex >= tasks.length) break;
      if (childIndex + 1 < tasks.length && before(tasks[childIndex + 1] as Task, tasks[childIndex] as Task)) childIndex++;
      const child = tasks[childIndex] as Task;
      if (!before(child, task)) break;
      tasks[index] = child;
      child.heapIndex = index;
      index = childIndex;
    }
    tasks[index] = task;
    task.heapIndex = index;
  }
}

/** The natural order of tasks: earliest due, and would have been if nothing were put off, then first queued. */
export function before(a: Task, b: Task): boolean {
  if (a.earliest !== b.earliest) return a.earliest < b.earliest;
  return a.asked < b.asked || (a.asked === b.asked && a.seq < b.seq);
}
