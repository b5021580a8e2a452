import { Task, type Owner } from '../../lib/event-loop/task.ts';
import type { TaskSource } from '../../lib/event-loop/task-source.ts';

/** A task with a name that writes down when it runs, and runs `parts` callbacks. */
export class TaskDouble extends Task {
  readonly label: string;
  readonly #log: string[];
  readonly #steps: (() => void) | null;
  #partsLeft: number;

  constructor(
    label: string,
    log: string[],
    options: { owner?: Owner; source?: TaskSource; parts?: number; steps?: () => void } = {},
  ) {
    super(options.source ?? 'DOM manipulation', options.owner ?? null);
    this.label = label;
    this.#log = log;
    this.#steps = options.steps ?? null;
    this.#partsLeft = options.parts ?? 1;
  }

  override run(): boolean {
    this.#log.push(this.label);
    this.#steps?.();
    return --this.#partsLeft > 0;
  }
}
