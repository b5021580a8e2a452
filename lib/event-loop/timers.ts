import { AscendingMap } from './ascending-map.ts';
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
  declare readonly timers: Timers;
  declare readonly id: number;
  declare readonly callback: () => void;
  declare readonly delayMs: number;
  declare readonly repeat: boolean;
  declare readonly nesting: number;
  /** Its handler is on the stack: what is set now is nested in it. Promise jobs of the handler are not, they come in tasks of their own. */
  declare handling: boolean;
  /** How much later than it would it comes, in ms, where the scheduler has timers come late. */
  declare lateMs: number;

  constructor(timers: Timers, owner: Owner, id: number, callback: () => void, delayMs: number, repeat: boolean, nesting: number) {
    super('timer', owner);
    this.timers = timers;
    this.id = id;
    this.callback = callback;
    this.delayMs = delayMs;
    this.repeat = repeat;
    this.nesting = nesting;
    this.handling = false;
    this.lateMs = 0;
  }

  override get label(): string {
    const text = `${this.repeat ? 'interval' : 'timer'} ${this.delayMs} ms`;
    return this.lateMs === 0 ? text : `${text}, ${this.lateMs} ms late`;
  }

  override run(): boolean {
    this.timers.fire(this);
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
  readonly #active = new AscendingMap<TimerTask>();
  #lastId = 0;
  /** Has no id, so that no page can clear it. */
  #refresh: TimerTask | null = null;
  #suspended = false;
  #hiddenSinceMs: number | null = null;
  /** Where timers are due at once: the time that the last one which fired had asked for. */
  #firedMs = 0;

  constructor(kernel: Kernel, lane: Lane, owner: Owner, policy: TimerPolicy) {
    this.#kernel = kernel;
    this.#lane = lane;
    this.#owner = owner;
    this.#policy = policy;
  }

  /** Starts a timer and returns its id, from 1; that of a destroyed document starts nothing. */
  // HTML, timers, timer initialization steps.
  // https://html.spec.whatwg.org/multipage/#timer-initialisation-steps
  set(callback: () => void, delayMs: number, repeat: boolean): number {
    // 1, 2
    const id = ++this.#lastId;
    // 3 (0 in promise jobs)
    const nesting = this.#nesting;
    // 4 to 13
    const task = this.#post(id, callback, delayMs, repeat, nesting);
    // 14
    if (task !== null) this.#active.set(id, task);
    // 15
    return id;
  }

  /** Starts the one timer of a document that is not a page's: after it the document is replaced. */
  setRefresh(callback: () => void, delayMs: number): void {
    this.#refresh = this.#post(0, callback, delayMs, false, 0);
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
   * already the kernel holds. Nothing happens when they are suspended.
   *
   * HTML, suspended timer handles: https://html.spec.whatwg.org/multipage/#suspended-timer-handles
   */
  suspend(): void {
    this.#suspended = true;
    for (const task of this.#waiting) this.#kernel.freeze(task);
  }

  /**
   * The document is active again: each timer waits for as long as it had left. Nothing happens when they are not suspended.
   *
   * HTML, reactivate a document: https://html.spec.whatwg.org/multipage/#reactivate-a-document
   */
  resume(): void {
    if (!this.#suspended) return;
    this.#suspended = false;
    for (const task of this.#waiting) {
      this.#kernel.thaw(task);
      this.#retime(task);
    }
  }

  /** The document is hidden since that virtual time, or visible (null): what waits is put off, or no longer put off. */
  hiddenChanged(hiddenSinceMs: number | null): void {
    this.#hiddenSinceMs = hiddenSinceMs;
    for (const task of this.#waiting) this.#retime(task);
  }

  /** The document is destroyed: the handlers are let go. The kernel removes the tasks, and queues none any more. */
  end(): void {
    this.#active.clear();
    this.#refresh = null;
  }

  fire(task: TimerTask): void {
    const { callback, id, repeat } = task;
    this.#firedMs = task.asked;
    if (task === this.#refresh) this.#refresh = null;
    else if (!repeat) this.#active.delete(id);
    task.handling = true;
    callback();
    task.handling = false;
    // A handler may have cleared its own interval, or ended its document.
    if (!repeat || this.#active.get(id) !== task) return;
    const next = this.#post(id, callback, task.delayMs, true, task.nesting);
    if (next !== null) this.#active.set(id, next);
  }

  /** How deeply nested the timer is whose handler runs; 0 outside of handlers. */
  get #nesting(): number {
    const { current } = this.#kernel;
    return current instanceof TimerTask && current.handling ? current.nesting : 0;
  }

  get #waiting(): Iterable<TimerTask> {
    return this.#refresh === null ? this.#active.values() : [...this.#active.values(), this.#refresh];
  }

  #post(id: number, callback: () => void, delayMs: number, repeat: boolean, nesting: number): TimerTask | null {
    const task = new TimerTask(this, this.#owner, id, callback, delayMs, repeat, nesting + 1);
    const { now, timersAtOnce } = this.#kernel;
    if (timersAtOnce) return this.#kernel.post(task, this.#lane, this.#aheadMs + (delayMs > 0 ? delayMs : 0), 0) ? task : null;
    const delay = this.#policy(delayMs, nesting, now, null);
    const wait = this.#hiddenSinceMs === null ? delay : this.#policy(delayMs, nesting, now, this.#hiddenSinceMs);
    const late = this.#waitOf(delay, wait);
    task.lateMs = late - wait;
    if (!this.#kernel.post(task, this.#lane, delay, late)) return null;
    if (this.#suspended) this.#kernel.freeze(task);
    return task;
  }

  /** By how much the document's own time, which its timers alone move, is ahead. */
  get #aheadMs(): number {
    return Math.max(0, this.#firedMs - this.#kernel.now);
  }

  /**
   * How long a timer waits where the scheduler has timers come late. One that was set earlier and asked for no more still comes first,
   * however late it is.
   */
  #waitOf(delayMs: number, waitMs: number): number {
    const { scheduler, now } = this.#kernel;
    if (scheduler.latenessMs === undefined) return waitMs;
    let wait = waitMs + scheduler.latenessMs(this.#lane);
    for (const { state, asked, earliest } of this.#waiting) {
      if (state === 'later' && asked <= now + delayMs && earliest > now + wait) wait = earliest - now;
    }
    return wait;
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
