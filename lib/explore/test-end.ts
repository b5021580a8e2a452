import type { Browser } from '../browser/browser.ts';
import type { Kernel } from '../event-loop/kernel.ts';
import type { StorageloomError } from '../infra/failure.ts';
import { notAtRest } from './failures.ts';

/** What a test has left undone when it ends: what is run afterwards no check of it has seen. */
export class TestEnd<W extends object> {
  /** No task had run by then. */
  idle = false;
  /** To be thrown where the test passes; null: all had run. */
  undone: StorageloomError | null = null;
  readonly #browser: Browser<W>;
  /** Calls of `rest()` whose turn is still to come. */
  #rests = 0;
  #stepsBefore = 0;

  constructor(browser: Browser<W>) {
    this.#browser = browser;
  }

  /** A schedule begins. `steps`: those that its kernel has run for loading. */
  begin({ steps }: Kernel): void {
    this.#rests = 0;
    this.#stepsBefore = steps;
    this.idle = false;
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

  /** The test ends, now. */
  reached(kernel: Kernel): void {
    this.idle = kernel.steps === this.#stepsBefore;
    if (this.#rests === 0 && !this.idle && !kernel.hasRunnable(null)) return;
    const { pending, timers } = this.#browser;
    const left = [...pending.filter(({ why }) => why === 'runnable'), ...timers];
    if (left.length > 0) this.undone = notAtRest([...new Set(left.map(({ tab, name }) => tab?.name ?? name))]);
  }
}
