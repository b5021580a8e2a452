import { createLane } from '../../lib/event-loop/lane.ts';
import { Outstanding } from '../../lib/event-loop/outstanding-work.ts';
import type { Lane } from '../../lib/event-loop/task.ts';

/** Something outstanding that says when it is delivered. */
export class ThingDouble extends Outstanding {
  readonly label: string;
  readonly lane: Lane;
  readonly #delivered: (label: string) => void;

  constructor(
    label: string,
    delivered: (label: string) => void = () => undefined,
    lane: Lane = createLane('tab1', 'networking', 0),
  ) {
    super();
    this.label = label;
    this.lane = lane;
    this.#delivered = delivered;
  }

  override deliver(): void {
    this.#delivered(this.label);
  }
}
