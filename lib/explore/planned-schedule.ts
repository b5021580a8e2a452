import type { Schedule } from '../event-loop/schedule.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import type { AccessLog } from './access-log.ts';

/** A schedule that is to be run. */
export interface Planned {
  readonly scheduler: Scheduler & { readonly abandoned?: boolean };
  readonly seed: number;
  /** Notes what its steps used, or nothing. */
  readonly log: AccessLog | null;
  /** It leaves a trace, which takes much longer, and ends after so many tasks, as is known, with a check that does not hold. */
  readonly traced?: { readonly steps: number; readonly text: string };
  /** Modules that are kept are evaluated anew before it. Default false. */
  readonly anew?: boolean;
}

/** What became of a schedule. */
export interface Ran {
  /** `left`: the scheduler abandoned it. `unwatched`: its test wants checks after each step, and it had no log to do them with. */
  readonly outcome: 'passed' | 'failed' | 'left' | 'unwatched';
  readonly error: unknown;
  /** Timers were left at the horizon. */
  readonly hitHorizon: boolean;
  /** Timers waited when the test ended, before that. */
  readonly timersLeft: boolean;
  /** A call of the test ended between two tasks of which either might have gone first. */
  readonly cut: boolean;
  /** Choices that were not the natural ones; to be asked before another schedule is prepared. */
  readonly order: () => Schedule;
  /** Tasks that ran, with those that loading took. */
  readonly steps: number;
  /** `world.rest()` had been called and had not run when the test failed. */
  readonly unrested: boolean;
  /** No task had run when the test ended. */
  readonly idle: boolean;
}
