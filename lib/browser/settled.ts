/** What settling left behind. */
export interface Settled {
  /** Tasks that ran. */
  readonly tasks: number;
  /**
   * Why it ended there. `idle`: nothing is left. `locks`: pages wait for locks that others hold. `timers`: timers or late answers wait for their time. `missing`: an answer does not
   * come. `abandoned`: the scheduler gave up. Where several hold, the last of them in this order.
   */
  readonly why: 'idle' | 'locks' | 'timers' | 'missing' | 'abandoned';
  /**
   * Timers of pages that still wait for their time. Answers that do, by `late()`, are not counted: with `why: 'timers'` and 0 here it is an
   * answer that {@link nextTimerMs} tells of, which `browser.requests` lists.
   */
  readonly timersLeft: number;
  /** When the next of them falls due, timer or answer, in ms of virtual time; null when there is none. */
  readonly nextTimerMs: number | null;
  /**
   * What has not come and is not waited for any more: requests, as `GET https://a.example/`, that `pages` answered with `never()`, or
   * not at all for `limits.waitMs`; in the order in which they were made.
   */
  readonly missing: readonly string[];
  /** What pages wait for, one sentence for each request: `tab2 waits for the lock “leader”, held by tab1`. */
  readonly locks: readonly string[];
  /**
   * Pages that wait for each other in a circle, or for a lock of their own, one sentence for each circle: what each holds it had when it asked for
   * what it waits for. Told as soon as no task, timer or answer of these pages is left; others may still have some, so that `why` is `timers`.
   */
  readonly deadlocks: readonly string[];
  /** The scheduler abandoned the run: in this call, or before it where `pump: 'auto'` has stopped for that. */
  readonly abandoned: boolean;
}

export interface SettleOptions {
  /** Also moves virtual time to each timer that waits, and to each late answer, until none is left. Default false. */
  readonly timers?: boolean;
  /** With `timers`: how far virtual time may move, in ms. Default: without limit (an interval then ends at the task limit). */
  readonly limitMs?: number;
}
