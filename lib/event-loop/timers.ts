import type { Kernel } from './kernel.ts';
import { Task, type Lane, type Owner } from './task.ts';

/**
 * How long a timer waits, in ms, given what page code asked for, how deeply timers are nested, the virtual time from which on
 * it waits, and since when the document is hidden: null while it is visible.
 */
export type TimerPolicy = (delayMs: number, nesting: number, nowMs: number, hiddenSinceMs: number | null) => number;

/**
 * IMPL-DEFINED: timers of hidden documents fire at whole seconds of virtual time, and after five minutes, where they are nested,
 * at whole minutes. So does Chromium: https://developer.chrome.com/blog/timer-throttling-in-chrome-88, and for the numbers
 * https://chromestatus.com/feature/4718288976216064, which leaves alone what was asked for without a delay.
 */
const hiddenWakeUpMs = 1_000;
const intensiveWakeUpMs = 60_000;
const intensiveAfterMs = 300_000;
const intensiveNesting = 5;

// HTML, timers, timer initialization steps.
// https://html.spec.whatwg.org/multipage/#timer-initialisation-steps
/**
 * The default policy: negative delays are 0, and from the sixth nesting level on 4 ms is the least (steps 4 and 5). What a hidden
 * document waits more is the further time that the steps to run after a timeout leave to the user agent.
 */
export const clampedTimers: TimerPolicy = (delayMs, nesting, nowMs, hiddenSinceMs) => {
  let timeout = delayMs > 0 ? delayMs : 0;
  if (nesting > 5 && timeout < 4) timeout = 4;
  if (hiddenSinceMs === null || timeout === 0) return timeout;
  let wakeUp = nextMultiple(nowMs + timeout, hiddenWakeUpMs);
  // What counts is how long the document will have been hidden by then, so nothing has to happen when the five minutes end.
  if (nesting >= intensiveNesting && wakeUp - hiddenSinceMs >= intensiveAfterMs) wakeUp = nextMultiple(wakeUp, intensiveWakeUpMs);
  return wakeUp - nowMs;
};

function nextMultiple(ms: number, ofMs: number): number {
  return Math.ceil(ms / ofMs) * ofMs;
}

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
  #suspended = false;
  #hiddenSinceMs: number | null = null;

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

  /**
   * Time stands still for all timers, also for those that are set from now on: the document is kept, and not active. What is due
   * already the kernel sets aside. Nothing happens when they are suspended.
   *
   * HTML, suspended timer handles: https://html.spec.whatwg.org/multipage/#suspended-timer-handles
   */
  suspend(): void {
    this.#suspended = true;
    for (const task of this.#active.values()) this.#kernel.freeze(task);
  }

  /**
   * The document is active again: each timer waits for as long as it had left. Nothing happens when they are not suspended.
   *
   * HTML, reactivate a document: https://html.spec.whatwg.org/multipage/#reactivate-a-document
   */
  resume(): void {
    if (!this.#suspended) return;
    this.#suspended = false;
    for (const task of this.#active.values()) {
      this.#kernel.thaw(task);
      this.#retime(task);
    }
  }

  /** The document is hidden since that virtual time, or visible (null): what waits is put off, or no longer put off. */
  hiddenChanged(hiddenSinceMs: number | null): void {
    this.#hiddenSinceMs = hiddenSinceMs;
    for (const task of this.#active.values()) this.#retime(task);
  }

  /** As new: no timer is active, ids begin at 1 again, and the document is active and visible. The kernel has removed the tasks. */
  reset(): void {
    this.#active.clear();
    this.#lastId = 0;
    this.#suspended = false;
    this.#hiddenSinceMs = null;
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
    const { now } = this.#kernel;
    const delay = this.#policy(delayMs, nesting, now, null);
    const wait = this.#hiddenSinceMs === null ? delay : this.#policy(delayMs, nesting, now, this.#hiddenSinceMs);
    this.#kernel.post(task, this.#lane, delay, wait);
    if (this.#suspended) this.#kernel.freeze(task);
  }

  /** Lets a timer wait as the policy says for the document as it now is; the kernel does so if it waits for its time. */
  #retime(task: TimerTask): void {
    const { asked, delayMs } = task;
    if (this.#hiddenSinceMs === null) return this.#kernel.retime(task, asked);
    const around = task.nesting - 1;
    const dueMs = Math.max(asked, this.#kernel.now);
    // As if it were set now: time that it was suspended does not count.
    const sinceMs = dueMs - this.#policy(delayMs, around, dueMs, null);
    this.#kernel.retime(task, sinceMs + this.#policy(delayMs, around, sinceMs, this.#hiddenSinceMs), asked);
  }
}
