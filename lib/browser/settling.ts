import type { Kernel } from '../event-loop/kernel.ts';
import type { OutstandingWork } from '../event-loop/outstanding-work.ts';
import type { Scope } from '../event-loop/task-queues.ts';
import { lockWaits, tellOfCircles, type Locking } from './locks.ts';
import type { Settled, SettleOptions } from './settled.ts';
import type { TaskCounter } from './task-counter.ts';
import type { VirtualTime } from './virtual-time.ts';
import { besidesLocks } from './waiting-for.ts';
import { StorageloomError } from '../infra/failure.ts';

/** What settling needs of whoever drives. */
export interface Settleable {
  readonly kernel: Kernel;
  readonly outstanding: OutstandingWork;
  readonly time: VirtualTime;
  /** Nothing runs by itself any more, because the scheduler abandoned the run. */
  readonly pumpAbandoned: boolean;
  /** Whose pages may wait for locks. */
  readonly userAgent: Locking;
  /** What is to last when it has settled; null: nothing. */
  readonly ledger: { flush(): void } | null;
  counter(): TaskCounter;
  /** Runs tasks of that scope until none may run or `goOn` says no. False: the scheduler abandoned the run. */
  run(options: { readonly scope: Scope | null; goOn(): boolean; readonly counter: TaskCounter }): Promise<boolean>;
}

/** Runs what may run; with `timers` also what falls due, as far as `limitMs` reaches. */
export async function settle(driving: Settleable, options: SettleOptions): Promise<Settled> {
  return await namingCircles(driving, () => settleAll(driving, options));
}

async function settleAll(driving: Settleable, { timers = false, limitMs = Infinity }: SettleOptions): Promise<Settled> {
  const { kernel, time } = driving;
  const until = kernel.now + limitMs;
  const all = { scope: null, goOn: () => true, counter: driving.counter() };
  let goesOn = await driving.run(all);
  for (let next = time.nextMs; goesOn && timers && next !== null && next <= until; next = time.nextMs) {
    all.counter.addMove();
    time.moveTo(next);
    goesOn = await driving.run(all);
  }
  driving.ledger?.flush();
  return settled(driving, all.counter.count, !goesOn);
}

/** Moves virtual time on by `ms`, stopping wherever something falls due. */
export async function advance(driving: Settleable, ms: number): Promise<Settled> {
  return await namingCircles(driving, () => advanceBy(driving, ms));
}

async function advanceBy(driving: Settleable, ms: number): Promise<Settled> {
  const { kernel, time } = driving;
  const until = kernel.now + ms;
  const all = { scope: null, goOn: () => true, counter: driving.counter() };
  let goesOn = await driving.run(all);
  while (goesOn && kernel.now < until) {
    all.counter.addMove();
    time.moveTo(Math.min(time.nextMs ?? until, until));
    goesOn = await driving.run(all);
  }
  driving.ledger?.flush();
  return settled(driving, all.counter.count, !goesOn);
}

/** Where tasks have no end, pages that wait for each other are named as well. */
async function namingCircles(driving: Settleable, run: () => Promise<Settled>): Promise<Settled> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof StorageloomError) || error.code !== 'TASK_LIMIT') throw error;
    const { what, why, mend } = error;
    const besides = besidesLocks(driving, { why, mend });
    throw besides.why === why ? error : new StorageloomError('TASK_LIMIT', { what, ...besides, cause: error.cause });
  }
}

export interface UntilOptions {
  /** What runs before everything else; null: nothing does. */
  readonly scope: Scope | null;
  /** Whether virtual time moves when nothing else is left. */
  readonly timers: boolean;
  readonly counter: TaskCounter;
}

/**
 * Runs until `done`: what the scope has, then one task of the others at a time, then what falls due next. Answers with how it ended;
 * `idle`: nothing can run any more; `repeats`: time has moved on as often as it may.
 */
export async function runUntil(
  driving: Settleable,
  done: () => boolean,
  { scope, timers, counter }: UntilOptions,
): Promise<'done' | 'idle' | 'repeats' | 'abandoned'> {
  const { time } = driving;
  while (!done()) {
    // Within a scope no scheduler is asked, so none abandons the run.
    if (scope !== null) await driving.run({ scope, goOn: () => !done(), counter });
    const { count } = counter;
    const goOn = (): boolean => !done() && (scope === null || counter.count === count);
    if (!(await driving.run({ scope: null, goOn, counter }))) return 'abandoned';
    // Without a scope all that may run has run.
    if (done() || (scope !== null && counter.count > count)) continue;
    const next = time.nextMs;
    if (!timers || next === null) return 'idle';
    if (counter.movedEnough) return 'repeats';
    counter.addMove();
    time.moveTo(next);
  }
  return 'done';
}

/** What is left, after so many tasks. */
export function settled(driving: Settleable, tasks: number, wasAbandoned: boolean): Settled {
  const { kernel, outstanding, time } = driving;
  const abandoned = wasAbandoned || driving.pumpAbandoned;
  const missing = outstanding.missing(null).map(({ label }) => label);
  const nextTimerMs = time.nextMs;
  const { locks, deadlocks } = lockWaits(driving.userAgent);
  const why = whyEnded({ abandoned, missing, nextTimerMs, locks });
  if (deadlocks.length > 0) tellOfCircles(driving.userAgent);
  return {
    tasks,
    why,
    timersLeft: kernel.laterCount,
    nextTimerMs,
    missing,
    locks,
    deadlocks,
    abandoned,
  };
}

type Left = Pick<Settled, 'abandoned' | 'missing' | 'nextTimerMs' | 'locks'>;

function whyEnded({ abandoned, missing, nextTimerMs, locks }: Left): Settled['why'] {
  if (abandoned) return 'abandoned';
  if (missing.length > 0) return 'missing';
  if (nextTimerMs !== null) return 'timers';
  return locks.length > 0 ? 'locks' : 'idle';
}
