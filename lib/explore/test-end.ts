import type { Browser } from '../browser/browser.ts';
import type { Kernel } from '../event-loop/kernel.ts';
import type { Task } from '../event-loop/task.ts';
import type { StorageloomError } from '../infra/failure.ts';
import { notAtRest } from './failures.ts';

/** Calls that end while tasks may still run, as whoever makes them wants it. */
const stopping: ReadonlySet<string> = new Set(['browser.step()', 'browser.runUntil()']);

/** What the test reads when all has run may have the browser process send word to others; what it writes goes there first. */
const fromBrowser = /^browser>/;

/** What a test has left undone when it ends: what is run afterwards no check of it has seen. */
export class TestEnd<W extends object> {
  /** No task had run by then. */
  idle = false;
  /** A call of `rest()` had not run when it failed. */
  unrested = false;
  /** To be thrown where the test passes; null: all had run. */
  undone: StorageloomError | null = null;
  readonly #browser: Browser<W>;
  /** Calls of `rest()` whose turn is still to come. */
  #rests = 0;
  #stepsBefore = 0;
  /** The last task that waited when such a call ended: the test knows of it, and of those before it. */
  #known = -1;

  constructor(browser: Browser<W>) {
    this.#browser = browser;
  }

  /** A schedule begins. `steps`: those that its kernel has run for loading. */
  begin({ steps }: Kernel): void {
    this.#rests = 0;
    this.#known = -1;
    this.#stepsBefore = steps;
    this.idle = this.unrested = false;
    this.undone = null;
  }

  /** `rest()` is called. */
  restAsked(): void {
    this.#rests++;
  }

  /** Its turn has come. */
  restBegun(): void {
    this.#rests--;
  }

  /** A turn of `call` is over. */
  turned(kernel: Kernel, call: string): void {
    if (stopping.has(call)) this.#known = Math.max(-1, ...kernel.waiting().map(({ seq }) => seq));
  }

  /** The test fails, now. */
  failed(): void {
    this.unrested = this.#rests > 0;
  }

  /** The test ends, now. It may leave what waited when it stopped by a call of its own, and not what was queued since. */
  reached(kernel: Kernel): void {
    this.idle = kernel.steps === this.#stepsBefore;
    const knowsAll = this.#rests === 0 && !this.idle;
    if (knowsAll && !kernel.hasRunnable(null)) return;
    const isLeft = ({ state, seq, lane }: Task): boolean => {
      if (state === 'held' || (this.#rests === 0 && fromBrowser.test(lane?.name ?? ''))) return false;
      return !knowsAll || seq > this.#known;
    };
    const fresh = kernel.waiting().filter(isLeft);
    if (knowsAll && fresh.length === 0) return;
    const { pending, timers } = this.#browser;
    const lanes = new Set(fresh.map(({ lane }) => lane?.name));
    const left = [...pending.filter(({ name }) => lanes.has(name)), ...timers];
    if (left.length > 0) this.undone = notAtRest([...new Set(left.map(({ tab, name }) => tab?.name ?? name))]);
  }
}
