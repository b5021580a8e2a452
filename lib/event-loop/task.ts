import type { TaskSource } from './task-source.ts';

/** Whose task it is: a document. While it is not fully active its tasks wait; when it is destroyed they are removed. */
export interface Owner {
  readonly id: number;
  /** Fully active, in HTML's sense. */
  readonly active: boolean;
  /** This owner's queued tasks, newest first, linked through {@link Task}. Kept by the kernel. */
  ownTasks: Task | null;
  /** Those that were met at the front while the owner was not fully active. Kept by the kernel. */
  held: Task[];
}

/**
 * Tasks whose order nobody may change: one task source of one event loop, one document's timers, one direction between two
 * processes, one user's actions. A plain record (it and {@link Task} refer to each other, so they share this file);
 * `lane.ts` makes it and the kernel keeps it.
 */
export interface Lane {
  /** From what made it, never from a counter over all: `tab1.dom`. Equal in every order of a run. */
  readonly name: string;
  readonly source: TaskSource;
  /** The agent whose event loop it feeds; -1 when no page code runs in its tasks. */
  readonly agent: number;
  /** Its due tasks, in their order. */
  head: Task | null;
  tail: Task | null;
  /** Its place in the kernel's list of lanes that have due tasks; -1 when it has none. */
  place: number;
}

/** Where a task is in its life. `none`: made, and not yet queued. `frozen`: waits for its time, which stands still. */
export type TaskState = 'none' | 'later' | 'frozen' | 'due' | 'held' | 'running' | 'done' | 'removed';

/**
 * A task of an event loop: steps to run, the source that it came from, the document that it belongs to.
 *
 * An abstract class, so that every subclass starts with the same fields in the same order: the kernel then handles one shape.
 * HTML, event loops, definitions: https://html.spec.whatwg.org/multipage/#concept-task
 */
export abstract class Task {
  readonly source: TaskSource;
  /** The document; null for the user agent's own work. */
  readonly owner: Owner | null;
  /** Position in the order of queueing, from 0. The kernel sets this and all that follows. */
  seq = -1;
  /** Virtual time in ms from which on it may run; while it is frozen, how long it still has to wait. */
  earliest = 0;
  /** As `earliest`, but for nothing having put it off: orders those that one moment brings together. Never after `earliest`. */
  asked = 0;
  state: TaskState = 'none';
  lane: Lane | null = null;
  // Links of the list of all due tasks, of the lane's own, of the owner's own, and the place in the heap of later ones.
  nextDue: Task | null = null;
  previousDue: Task | null = null;
  nextInLane: Task | null = null;
  previousInLane: Task | null = null;
  nextOfOwner: Task | null = null;
  previousOfOwner: Task | null = null;
  heapIndex = -1;

  constructor(source: TaskSource, owner: Owner | null) {
    this.source = source;
    this.owner = owner;
  }

  /** What a person reads in the timeline, a few words: `storage cart`, `timer 40 ms`. Built only when somebody reads it. */
  abstract get label(): string;

  /**
   * Runs the steps. True: another callback of the same task follows, after a microtask checkpoint, and `run` is called again
   * for it. Page code's exceptions must have been reported to its window: nothing may be thrown from here.
   */
  abstract run(): boolean;

  /** Its step is over: whoever made it may queue it again. */
  ended(): void {}
}

/** Steps given as a closure, for what is not queued by the thousand. */
export class StepsTask extends Task {
  readonly #label: string;
  readonly #steps: () => void;

  constructor(source: TaskSource, owner: Owner | null, label: string, steps: () => void) {
    super(source, owner);
    this.#label = label;
    this.#steps = steps;
  }

  override get label(): string {
    return this.#label;
  }

  override run(): boolean {
    this.#steps();
    return false;
  }
}
