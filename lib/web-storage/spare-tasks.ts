import type { StorageEventTask } from './storage-document.ts';

/** Tasks kept at most: what came beyond is left to the garbage collector. */
const spareTaskLimit = 131_072;

/**
 * Storage event tasks of one document that have run and may be queued again. Tasks wait long enough to be carried about by the garbage
 * collector, which costs more than all else that is done with them.
 */
export class SpareTasks {
  /** Linked through the tasks, the newest first. */
  #first: StorageEventTask | null = null;
  #count = 0;
  /** The one that ran last stays as it is: whoever drove may still look at it. */
  #last: StorageEventTask | null = null;

  /** Null: there is none. */
  take(): StorageEventTask | null {
    const task = this.#first;
    if (task === null) return null;
    // Of the tasks of one document only these are linked here, while they are in no list of the kernel's.
    this.#first = task.nextDue as StorageEventTask | null;
    task.nextDue = null;
    this.#count--;
    return task;
  }

  /** For a task whose step is over. */
  put(task: StorageEventTask): void {
    const last = this.#last;
    this.#last = task;
    if (last === null || this.#count === spareTaskLimit) return;
    // Its texts may be long.
    last.key = last.oldValue = last.newValue = null;
    last.nextDue = this.#first;
    this.#first = last;
    this.#count++;
  }
}
