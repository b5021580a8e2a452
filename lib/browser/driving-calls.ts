import { CallQueue } from './call-queue.ts';
import type { Ledger } from '../profile/ledger.ts';
import type { Failures } from './failures.ts';
import type { LastStepsOptions } from '../trace/last-steps.ts';
import { withLastSteps } from './led-to.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import type { PageRejections } from './page-rejections.ts';

export interface DrivingCallsOptions {
  readonly failures: Failures;
  /** Default: nothing is kept. */
  readonly ledger?: Ledger | null;
  /** What a failure of the run ends with. Default: nothing. */
  readonly lastSteps?: (options: LastStepsOptions) => string;
}

/** The driving calls of a Browser, one at a time: while one runs, rejections and failures in pages are its business. */
export class DrivingCalls {
  readonly #queue = new CallQueue();
  readonly #rejections: PageRejections;
  readonly #failures: Failures;
  readonly #ledger: Ledger | null;
  readonly #lastSteps: (options: LastStepsOptions) => string;
  readonly #ended: () => void;
  #disowned = false;

  /** `ended` is called at the end of each, before the next one begins. */
  constructor(
    rejections: PageRejections,
    { failures, ledger = null, lastSteps = () => '' }: DrivingCallsOptions,
    ended: () => void,
  ) {
    this.#rejections = rejections;
    this.#failures = failures;
    this.#ledger = ledger;
    this.#lastSteps = lastSteps;
    this.#ended = ended;
  }

  /** From now on they are nobody's: what pages do meanwhile fails none of them. */
  disown(): void {
    this.#disowned = true;
  }

  get busy(): boolean {
    return this.#queue.busy;
  }

  /** The one that runs, or the last that did, as its user writes it. */
  get current(): string {
    return this.#queue.current;
  }

  /**
   * Runs `body` in its turn. It rejects with a failure of the test or of a page that happened meanwhile; `isOwn` false: it is nobody's
   * call, and the runner hears of these instead.
   */
  inTurn<T>(call: string, body: () => Promise<T>, isOwn: boolean): Promise<T> {
    return this.#queue.inTurn(call, async () => {
      const routing = this.#rejections.duringDriving();
      this.#failures.begin();
      const outcome = this.#kept(await outcomeOf(body));
      if ('error' in outcome) this.failed(outcome.error);
      this.#ended();
      this.#rejections.watch();
      routing[Symbol.dispose]();
      return isOwn && !this.#disowned ? this.#failures.end(outcome) : this.#failures.endOfNobodys(outcome);
    });
  }

  /** The error of a call, with the last steps where a run led to it. */
  failed<T>(error: T): T {
    return withLastSteps(error, this.#lastSteps);
  }

  /** What it led to in storage is kept, or that is its failure. */
  #kept<T>(outcome: Outcome<T>): Outcome<T> {
    try {
      this.#ledger?.callEnded();
    } catch (error) {
      // Where it has failed already, keeping is tried again at the next call.
      if (!('error' in outcome)) return { error };
    }
    return outcome;
  }
}
