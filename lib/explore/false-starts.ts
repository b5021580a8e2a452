import type { Observer } from '../event-loop/observer.ts';
import { EvaluationWatch } from './evaluation-watch.ts';
import { notDeterministic } from './failures.ts';
import type { Planned } from './planned-schedule.ts';

/** How often one schedule may begin before it counts. */
const mostStarts = 1_000;

/**
 * Schedules that have to begin anew before they count: a module has to be loaded first, which takes real time, or one that is to last has to be
 * watched while it is evaluated.
 */
export class FalseStarts {
  /** Sees what evaluating modules does; null: nobody has asked for that. */
  watch: EvaluationWatch | null = null;
  /** The schedule that is under way does not count. */
  isLeft = false;
  #planned: Planned | null = null;
  #isWatched = false;
  #starts = 0;

  /** A schedule begins, for the first time or anew. What was learned in a start that does not count is learned. */
  begin(planned: Planned): void {
    const { log } = planned;
    const isAgain = planned === this.#planned;
    const hasLearned = isAgain && log?.changed === true;
    if (!isAgain) this.#isWatched = false;
    this.#starts = isAgain ? this.#starts + 1 : 0;
    if (this.#starts > mostStarts) throw notDeterministic('it asks for other modules each time');
    this.#planned = planned;
    this.isLeft = false;
    if (log === null) return;
    log.begin();
    log.afterStep = null;
    if (hasLearned) log.changed = true;
  }

  /** Who is told of it, where that is `observer` otherwise. */
  observed(observer: Observer | null): Observer | null {
    this.watch = this.#isWatched ? new EvaluationWatch(observer) : null;
    return this.watch ?? observer;
  }

  /** It begins anew, and is watched. */
  beginWatched(): void {
    this.#isWatched = true;
  }
}
