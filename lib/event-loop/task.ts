import type { TaskSource } from './task-source.ts';

/** Whose task it is: a document. While it is not fully active its tasks wait; when it is destroyed they are removed. */
export interface Owner {
  readonly id: number;
  /** Fully active, in HTML's sense. Whoever changes it tells the kernel: `deactivate`, `reactivate`. */
  readonly active: boolean;
  /** Nothing is queued for it any more. */
  readonly destroyed: boolean;
  /** This owner's queued tasks, newest first, linked through {@link Task}. Kept by the kernel. */
  ownTasks: Task | null;
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
  /** A number that whoever watches has for its name; -1 when nobody has given it one. */
  number: number;
}

/** Where a task is in its life. `none`: made, and not yet queued. `frozen`: waits for its time, which stands still. */
export type TaskState = 'none' | 'later' | 'frozen' | 'due' | 'held' | 'running' | 'done' | 'removed';

/**
 * A task of an event loop: steps to run, the source that it came from, the document that it belongs to.
 *
 * Its fields are set by assignment in the constructor, and only declared before. Initializers of fields would be one function for all
 * subclasses, which V8 no longer optimises from the fifth subclass on. Each subclass has a shape of its own, and what the kernel
 * reads of tasks is fast with up to four: a new kind of task should be a field of one that is there.
 *
 * HTML, event loops, definitions: https://html.spec.whatwg.org/multipage/#concept-task
 */
export abstract class Task {
  declare readonly source: TaskSource;
  /** The document; null for the user agent's own work. */
  declare readonly owner: Owner | null;
  /** Position in the order of queueing, from 0. The kernel sets this and all that follows. */
  declare seq: number;
  /** Virtual time in ms from which on it may run; while it is frozen, how long it still has to wait. */
  declare earliest: number;
  /** As `earliest`, but for nothing having put it off: orders those that one moment brings together. Never after `earliest`. */
  declare asked: number;
  declare state: TaskState;
  declare lane: Lane | null;
  // Links of the list of all due tasks (or of those set aside), of the lane's own, of the owner's own; its place in the heap of later ones.
  declare nextDue: Task | null;
  declare previousDue: Task | null;
  declare nextInLane: Task | null;
  declare previousInLane: Task | null;
  declare nextOfOwner: Task | null;
  declare previousOfOwner: Task | null;
  declare heapIndex: number;

  constructor(source: TaskSource, owner: Owner | null) {
    this.source = source;
    this.owner = owner;
    this.seq = -1;
    this.earliest = 0;
    this.asked = 0;
    this.state = 'none';
    this.lane = null;
    this.nextDue = null;
    this.previousDue = null;
    this.nextInLane = null;
    this.previousInLane = null;
    this.nextOfOwner = null;
    this.previousOfOwner = null;
    this.heapIndex = -1;
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

/** Steps with their task, which is queued again and again: for what is queued by the thousand. */
export interface ReusableSteps {
  run(): void;
  /** The step is over. */
  ended(): void;
}

/**
 * Steps given as a closure, for what is not queued by the thousand, or as an object whose task is used again. `inParts`: while they
 * answer with true, they have another callback.
 */
export class StepsTask extends Task {
  declare readonly label: string;
  declare readonly steps: (() => unknown) | ReusableSteps;
  declare readonly inParts: boolean;

  constructor(source: TaskSource, owner: Owner | null, label: string, steps: (() => unknown) | ReusableSteps, inParts = false) {
    super(source, owner);
    this.label = label;
    this.steps = steps;
    this.inParts = inParts;
  }

  override run(): boolean {
    const { steps } = this;
    const goesOn = typeof steps === 'function' ? steps() : steps.run();
    return this.inParts && goesOn === true;
  }

  override ended(): void {
    if (typeof this.steps !== 'function') this.steps.ended();
  }
}
