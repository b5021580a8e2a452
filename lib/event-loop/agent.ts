import { SmallMap } from '../infra/small-map.ts';
import { createLane } from './lane.ts';
import type { Process } from './process.ts';
import type { Lane } from './task.ts';
import type { TaskSource } from './task-source.ts';

/**
 * A similar-origin window agent with its event loop: one for each browsing context group and site. It has a lane for each task
 * source that something was queued on.
 *
 * HTML, agents: https://html.spec.whatwg.org/multipage/#similar-origin-window-agent
 */
export class Agent {
  readonly id: number;
  /** From what made it: `tab1`. Lanes are named after it. */
  readonly name: string;
  readonly process: Process;
  /** Of its event loop: above 0 while handlers for leaving a page run, when no page of it can open a window. */
  terminationNestingLevel = 0;
  readonly #lanes: SmallMap<TaskSource, Lane> = new SmallMap();

  constructor(id: number, name: string) {
    this.id = id;
    this.name = name;
    this.process = { id, name };
  }

  /** The queue of one task source of this agent's loop. */
  lane(source: TaskSource): Lane {
    let lane = this.#lanes.get(source);
    if (lane === undefined) this.#lanes.set(source, (lane = createLane(this.name, source, this.id)));
    return lane;
  }
}
