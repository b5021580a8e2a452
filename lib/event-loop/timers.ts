import type { Kernel } from './kernel.ts';
import { Task, type Lane, type Owner } from './task.ts';

/** How long a timer waits, in ms, given what page code asked for and how deeply timers are nested. */
export type TimerPolicy = (delayMs: number, nesting: number) => number;

// HTML, timers, timer initialization steps.
// https://html.spec.whatwg.org/multipage/#timer-initialisation-steps
/** The default policy: negative delays are 0, and from the sixth nesting level on 4 ms is the least (steps 4 and 5). */
export const clampedTimers: TimerPolicy = (delayMs, nesting) => {
  const timeout = delayMs > 0 ? delayMs : 0;
  return nesting > 5 && timeout < 4 ? 4 : timeout;
};

class TimerTask extends Task {
  readonly id: number;
  readonly nesting: number;
  readonly delayMs: number;
  readonly #timers: Timers;
  readonly #callback: () => void;
  readonly #repeat: boolean;

  constructor(timers: Timers, owner: Owner, id: number, callback: () => void, delayMs: number, repeat: boolean, nesting: number) {
    super('timer', owner);
    this.#timers = timers;
    this.#callback = callback;
    this.#repeat = repeat;
    this.id = id;
    this.delayMs = delayMs;
    this.nesting = nesting;
  }

  override get label(): string {
    return `${this.#repeat ? 'interval' : 'timer'} ${this.delayMs} ms`;
  }

  override run(): boolean {
    this.#timers.fire(this, this.#callback, this.#repeat);
    return false;
  }
}

/**
 * The map of active timers of one document.
 *
 * HTML, timers: https://html.spec.whatwg.org/multipage/#map-of-settimeout-and-setinterval-ids
 */
export class Timers {
  readonly #kernel: Kernel;
  /** IMPL-DEFINED: one lane for all timers of a document, by the time when they fall due and then by age. */
  readonly #lane: Lane;
  readonly #owner: Owner;
  readonly #policy: TimerPolicy;
  readonly #active = new Map<number, TimerTask>();
  #lastId = 0;

  constructor(kernel: Kernel, lane: Lane, owner: Owner, policy: TimerPolicy) {
    this.#kernel = kernel;
    this.#lane = lane;
    this.#owner = owner;
    this.#policy = policy;
  }

  /** Starts a timer and returns its id, from 1. */
  // HTML, timers, timer initialization steps.
  // https://html.spec.whatwg.org/multipage/#timer-initialisation-steps
  set(callback: () => void, delayMs: number, repeat: boolean): number {
    // 1, 2
    const id = ++this.#lastId;
    this.#schedule(id, callback, delayMs, repeat);
    return id;
  }

  // HTML, timers, clearTimeout.
  // https://html.spec.whatwg.org/multipage/#dom-cleartimeout
  clear(id: number): void {
    const task = this.#active.get(id);
    if (task === undefined) return;
    this.#active.delete(id);
    this.#kernel.remove(task, 'cancelled');
  }

  /** As new: no timer is active, and ids begin at 1 again. The kernel has removed the tasks. */
  reset(): void {
    this.#active.clear();
    this.#lastId = 0;
  }

  fire(task: TimerTask, callback: () => void, repeat: boolean): void {
    if (!repeat) this.#active.delete(task.id);
    callback();
    // A handler may have cleared its own interval.
    if (repeat && this.#active.get(task.id) === task) this.#schedule(task.id, callback, task.delayMs, true);
  }

  #schedule(id: number, callback: () => void, delayMs: number, repeat: boolean): void {
    // The timer whose task is running is around this one, also in promise jobs of its handler.
    const { current } = this.#kernel;
    const nesting = current instanceof TimerTask ? current.nesting : 0;
    const task = new TimerTask(this, this.#owner, id, callback, delayMs, repeat, nesting + 1);
    this.#active.set(id, task);
    this.#kernel.post(task, this.#lane, this.#policy(delayMs, nesting));
  }
}
