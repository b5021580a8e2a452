import { ownTasksThatAre } from '../../lib/event-loop/owner-tasks.ts';
import type { Owner, Task } from '../../lib/event-loop/task.ts';

/** A document as far as the kernel sees it. */
export class OwnerDouble implements Owner {
  readonly id: number;
  active = true;
  ownTasks: Task | null = null;
  destroyed = false;

  constructor(id = 1) {
    this.id = id;
  }

  get held(): Task[] {
    return ownTasksThatAre('held', this);
  }
}
