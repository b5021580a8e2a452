import { StorageloomError } from '../infra/failure.ts';
import { repeatingCycle } from './repeating-cycle.ts';

/** How many of the last tasks before the limit are remembered, to find what repeats. */
const rememberedTasks = 256;

/** Counts the tasks of one driving call up to the limit, and knows what ran last. */
export class TaskCounter {
  readonly #limit: number;
  readonly #recent: string[] = [];
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get count(): number {
    return this.#count;
  }

  get full(): boolean {
    return this.#count >= this.#limit;
  }

  /** `describe` is called only near the limit: names cost more than tasks. */
  add(describe: () => string): void {
    if (++this.#count > this.#limit - rememberedTasks) this.#recent.push(describe());
  }

  /** What is thrown when more tasks would run. */
  failure(): StorageloomError {
    const cycle = repeatingCycle(this.#recent);
    const last = this.#recent.slice(-3).join(', ');
    return new StorageloomError('TASK_LIMIT', {
      what: `${this.#limit} tasks ran and there are still more.`,
      why: cycle === null ? `The last ones were ${last}.` : `These repeat: ${cycle.join(' → ')} → and again.`,
      mend: 'Break the circle in the page, or raise limits.tasks if the work is real.',
    });
  }
}
