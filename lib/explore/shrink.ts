import { messageOf } from '../infra/describe-thrown.ts';
import type { AccessLog } from './access-log.ts';
import { Deviating } from './deviating.ts';
import type { Deviations } from './replay-line.ts';
import type { Planned, Ran } from './planned-schedule.ts';

/** A failing schedule that was made small. */
export interface Shrunk {
  readonly deviations: Deviations;
  /** How it went. */
  readonly ran: Ran;
  /** Schedules that were tried. */
  readonly tries: number;
}

/** Whether both fail, and by the same check: numbers in what they say may differ. */
export function sameFailure(a: Ran, b: Ran): boolean {
  return a.outcome === 'failed' && b.outcome === 'failed' && checkOf(a.error) === checkOf(b.error);
}

function checkOf(error: unknown): string {
  return `${typeof error} ${messageOf(error).replace(/\d+/g, '0')}`;
}

/**
 * Takes deviations away from a schedule as long as it fails by the same check: late timers first, then the order, then random numbers;
 * of each all at once, then halves, then single ones; what is left of lateness is made less, the largest first. `most`: schedules that may be tried.
 */
export function* shrink(deviations: Deviations, failed: Ran, most: number, log: AccessLog): Generator<Planned, Shrunk, Ran> {
  const shrinking = new Shrinking(deviations, failed, most, log);
  yield* shrinking.lists('late');
  yield* shrinking.mostLateness();
  yield* shrinking.lateness();
  yield* shrinking.lists('order');
  yield* shrinking.lists('random');
  // With another order some of the others may have become needless.
  yield* shrinking.lists('late');
  yield* shrinking.mostLateness();
  const { best, ran, tries } = shrinking;
  return { deviations: best, ran, tries };
}

type List = 'late' | 'order' | 'random';

class Shrinking {
  best: Deviations;
  ran: Ran;
  tries = 0;
  readonly #most: number;
  readonly #log: AccessLog;

  constructor(deviations: Deviations, failed: Ran, most: number, log: AccessLog) {
    this.best = deviations;
    this.ran = failed;
    this.#most = most;
    this.#log = log;
  }

  /** Parts of a list are left out, as large ones as can be. */
  *lists(name: List): Generator<Planned, void, Ran> {
    for (let size = this.best[name].length; size >= 1; size = Math.floor(size / 2)) {
      for (let from = 0; from < this.best[name].length;) {
        const left = [...this.best[name].slice(0, from), ...this.best[name].slice(from + size)];
        if (!(yield* this.#try({ ...this.best, [name]: left }))) from += size;
      }
    }
  }

  /** No timer is later than will do, where all may be as late as that: how late timers may be is told by the one that is latest. */
  *mostLateness(): Generator<Planned, void, Ran> {
    const most = (): number => Math.max(0, ...this.best.late.map(({ ms }) => ms));
    let low = 0;
    while (low + 1 < most()) {
      const cap = (low + most()) >> 1;
      const late = this.best.late.map((each) => ({ ...each, ms: Math.min(each.ms, cap) }));
      if (!(yield* this.#try({ ...this.best, late }))) low = cap;
    }
  }

  /** Each timer is made as little late as will do. */
  *lateness(): Generator<Planned, void, Ran> {
    for (let index = 0; index < this.best.late.length; index++) {
      let low = 0;
      for (let high = this.best.late[index]?.ms ?? 0; low + 1 < high;) {
        const ms = (low + high) >> 1;
        const late = this.best.late.map((each, at) => (at === index ? { ...each, ms } : each));
        if (yield* this.#try({ ...this.best, late })) high = Math.min(ms, this.best.late[index]?.ms ?? 0);
        else low = ms;
      }
    }
  }

  /** Whether it still fails, and is not larger: then it is the best one, as it really went. */
  *#try(candidate: Deviations): Generator<Planned, boolean, Ran> {
    if (this.tries >= this.#most) return false;
    this.tries++;
    const scheduler = new Deviating(candidate, false);
    const ran = yield { scheduler, seed: candidate.seed, log: this.#log };
    if (!sameFailure(ran, this.ran)) return false;
    this.best = scheduler.deviations(ran.order());
    this.ran = ran;
    return true;
  }
}
