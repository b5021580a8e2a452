import type { Turn } from './message-turns.ts';
import type { RejectionTaker } from './rejection-router.ts';

interface RejectionEvent {
  readonly reason: unknown;
  readonly promise: unknown;
  preventDefault(): void;
  stopImmediatePropagation(): void;
}

type RejectionEventType = 'unhandledrejection' | 'rejectionhandled';

/** Where a page is told of rejections, if anywhere. */
export interface RejectionEvents {
  addEventListener?(type: RejectionEventType, listener: (event: RejectionEvent) => void, capture: boolean): void;
  removeEventListener?(type: RejectionEventType, listener: (event: RejectionEvent) => void, capture: boolean): void;
}

/** A page hears of a rejection in a task of its own, which may come later than a message that was posted before it. */
export class RejectionNews {
  readonly #events: RejectionEvents;
  readonly #turn: Turn;
  #routes = 0;
  #heard = 0;
  /** Turns that were asked for in one that is under way and will be told of its end; null: none is. */
  #waiting: (() => void)[] | null = null;

  constructor(events: RejectionEvents, turn: Turn) {
    this.#events = events;
    this.#turn = turn;
  }

  readonly route = (taker: RejectionTaker): Disposable => {
    const listen =
      (takes: (event: RejectionEvent) => boolean) =>
      (event: RejectionEvent): void => {
        this.#heard++;
        if (!takes(event)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      };
    const rejected = listen(({ reason, promise }) => taker.take(reason, promise));
    const handled = listen(({ promise }) => taker.takeHandled(promise));
    this.#routes++;
    this.#events.addEventListener?.('unhandledrejection', rejected, true);
    this.#events.addEventListener?.('rejectionhandled', handled, true);
    return {
      [Symbol.dispose]: () => {
        this.#routes--;
        this.#events.removeEventListener?.('unhandledrejection', rejected, true);
        this.#events.removeEventListener?.('rejectionhandled', handled, true);
      },
    };
  };

  /**
   * A turn that follows one which brought no news; any while nobody asks for them. News are on their way when promise jobs have ended: where
   * the turn that is under way is told of that, the next one is asked for then.
   */
  readonly turn: Turn = (callback, after) => {
    let hasRun = false;
    const run = (): void => {
      hasRun = true;
      if (after !== undefined) this.#waiting = [];
      callback();
    };
    const ended = (): void => {
      if (!hasRun || after === undefined) return;
      after();
      const waiting = this.#waiting ?? [];
      this.#waiting = null;
      for (const next of waiting) next();
    };
    const awaited = (): void => {
      const before = this.#heard;
      this.#turn(() => (this.#heard === before ? run() : awaited()), ended);
    };
    if (this.#waiting === null) this.#turn(() => (this.#routes === 0 ? run() : awaited()), ended);
    else this.#waiting.push(awaited);
  };
}
