import type { Scope } from './task-queues.ts';
import type { Lane } from './task.ts';

/**
 * `missing`: nobody knows when it comes. `never`: it is known not to come. `there`: it can be delivered, when its time has come.
 * `over`: it was delivered or aborted.
 */
type OutstandingState = 'missing' | 'never' | 'there' | 'over';

/** One thing that is not there yet, such as a response: a subclass says what, and what follows from it. */
export abstract class Outstanding {
  /** Where its task will be queued. */
  abstract readonly lane: Lane;
  /** What a person knows it by: `GET https://a.example/`. */
  abstract readonly label: string;
  state: OutstandingState = 'missing';
  /** When it was asked for, in ms of virtual time. */
  sinceMs = 0;
  /** The moment of virtual time at which it comes; null: when nothing else may run. */
  atMs: number | null = null;
  /** It is missing for longer than the limit of real time: nobody waits for it. */
  overdue = false;
  /** Goes off at that limit; null while nobody has waited for it. */
  alarm: Disposable | null = null;
  /** Told of each change of state; null before {@link OutstandingWork.begin}. */
  changed: ((item: Outstanding) => void) | null = null;

  /** Queues what follows from it. Where it has to be asked for anew, {@link OutstandingWork.askAgain} is called in here. */
  abstract deliver(): void;

  /** Somebody has to wait, in real time, until it is known what comes of it. */
  get holdsUp(): boolean {
    return this.state === 'missing' && !this.overdue;
  }

  /** It comes when nothing else may run. */
  get isUndated(): boolean {
    return this.state === 'there' && this.atMs === null;
  }

  /** It is there. `afterMs`: it comes so long after it was asked for, in virtual time; null: when nothing else may run. */
  arrive(afterMs: number | null): void {
    this.#become('there', afterMs === null ? null : this.sinceMs + afterMs);
  }

  neverArrives(): void {
    this.#become('never', null);
  }

  /** Nobody waits for it any more, and what comes of it reaches nobody. */
  abort(): void {
    this.#become('over', null);
  }

  /** The limit of real time has passed. */
  expire(): void {
    this.overdue = true;
    this.changed?.(this);
  }

  #become(state: OutstandingState, atMs: number | null): void {
    if (this.state === 'over') return;
    this.state = state;
    this.atMs = atMs;
    this.alarm?.[Symbol.dispose]();
    this.alarm = null;
    this.changed?.(this);
  }
}

/** Calls back when the limit of real time has passed. */
export type StartLimit = (expire: () => void) => Disposable;

/** Most runs wait for nothing: they share one set, to which nothing is added. */
const none: Set<never> = new Set();

/**
 * All that a user agent waits for. Real time, which virtual time cannot see, passes until it is there; so that every run is the
 * same, it is not delivered as it comes. What comes at a moment of virtual time comes then. Everything else comes when nothing else
 * may run, in the order of its beginning; whoever drives waits until nothing holds it up.
 */
export class OutstandingWork {
  readonly #clock: { readonly now: number };
  /** In the order of their beginning. */
  #items: Set<Outstanding> = none;
  #resolveChange: (() => void) | null = null;
  /** False where time is real: what is there comes at once, whatever else is missing. */
  inOrder = true;
  /** Called when something may have become deliverable; null when nobody runs tasks by themselves. */
  wake: (() => void) | null = null;

  /** `clock`: virtual time, which the kernel has. */
  constructor(clock: { readonly now: number }) {
    this.#clock = clock;
  }

  begin(item: Outstanding): void {
    item.sinceMs = this.#clock.now;
    item.changed = this.#changed;
    if (this.#items === none) this.#items = new Set();
    this.#items.add(item);
  }

  /** What is being delivered led to another question: it is missing again, in its old place among the others. */
  askAgain(item: Outstanding): void {
    item.state = 'missing';
    item.sinceMs = this.#clock.now;
    item.atMs = null;
    item.overdue = false;
  }

  /** Whether something of that scope has to be waited for, in real time. */
  holdsUp(scope: Scope | null): boolean {
    for (const item of this.#items) if (item.holdsUp && isIn(scope, item)) return true;
    return false;
  }

  /**
   * Resolves when nothing of that scope holds up anybody, and what can be delivered in order is known; where time is real, when
   * anything can be. Also when `goOn` says no, which is asked at each change and at {@link interrupt}.
   */
  async untilKnown(scope: Scope | null, goOn: () => boolean, startLimit: StartLimit): Promise<void> {
    while (this.holdsUp(scope) && goOn() && (this.inOrder || !this.canDeliver(scope))) {
      this.startLimits(scope, startLimit);
      await new Promise<void>((resolve) => (this.#resolveChange = resolve));
    }
  }

  /** From now on, at the latest, the limit of what is missing in that scope counts. */
  startLimits(scope: Scope | null, startLimit: StartLimit): void {
    for (const item of this.#items) if (item.holdsUp && isIn(scope, item)) item.alarm ??= startLimit(() => item.expire());
  }

  /** Whoever waits looks again whether to wait. */
  interrupt(): void {
    this.#resolveChange?.();
  }

  /** The next moment of virtual time at which something of that scope comes; null when there is none. */
  nextMs(scope: Scope | null): number | null {
    let next: number | null = null;
    for (const item of this.#items) {
      if (item.atMs !== null && isIn(scope, item) && (next === null || item.atMs < next)) next = item.atMs;
    }
    return next;
  }

  /** Whether {@link fallDue} or {@link deliver} would deliver something now. */
  canDeliver(scope: Scope | null): boolean {
    for (const item of this.#items) {
      if (!isIn(scope, item)) continue;
      if (item.holdsUp && this.inOrder) break;
      if (item.isUndated) return true;
    }
    return this.#due(scope).length > 0;
  }

  /** Delivers what comes at a moment that has come, by that moment, then in the order of its beginning. False: there is none. */
  fallDue(scope: Scope | null): boolean {
    const due = this.#due(scope);
    for (const item of due) this.#deliver(item);
    return due.length > 0;
  }

  /**
   * Delivers what waits for no moment, in the order of its beginning, up to the first that holds up the others. False: there is none.
   */
  deliver(scope: Scope | null): boolean {
    let delivered = false;
    for (const item of this.#items) {
      if (!isIn(scope, item)) continue;
      if (item.isUndated) {
        this.#deliver(item);
        delivered = true;
      }
      // It may have been asked for anew.
      if (item.holdsUp && this.inOrder) break;
    }
    return delivered;
  }

  /** What is missing in that scope, in the order of its beginning. */
  missing(scope: Scope | null): readonly Outstanding[] {
    return [...this.#items].filter((item) => item.state !== 'there' && isIn(scope, item));
  }

  readonly #changed = (item: Outstanding): void => {
    if (item.state === 'over') this.#items.delete(item);
    this.interrupt();
    this.wake?.();
  };

  #deliver(item: Outstanding): void {
    // Delivering another one may have aborted it.
    if (item.state !== 'there') return;
    item.deliver();
    if (item.state !== 'there') return;
    item.state = 'over';
    this.#items.delete(item);
  }

  #due(scope: Scope | null): Outstanding[] {
    const { now } = this.#clock;
    const due = [...this.#items].filter((item) => item.atMs !== null && item.atMs <= now && isIn(scope, item));
    return due.sort((a, b) => (a.atMs as number) - (b.atMs as number));
  }
}

function isIn(scope: Scope | null, { lane }: Outstanding): boolean {
  return scope === null || scope(lane);
}
