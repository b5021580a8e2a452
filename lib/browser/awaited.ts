import { isNobodys } from '../event-loop/lane.ts';
import type { Scope } from '../event-loop/task-queues.ts';
import type { Document } from '../html/records/document.ts';
import type { Navigable } from '../html/records/navigable.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { Answer } from './answer.ts';
import type { Driving } from './driving.ts';
import { outcomeOf, resultOf } from './outcome.ts';
import { placeIn } from './place-in.ts';
import { runUntil } from './settling.ts';
import { closedWithBrowser } from './driving-failures.ts';
import { besidesLocks, nothingWaits, waitingFor, type WaitingFor } from './waiting-for.ts';

/** How a promise is waited for. */
export interface WaitOptions {
  /** Whether virtual time moves, to the next timer or late answer, when nothing else is left. Default true. */
  readonly timers?: boolean;
}

/** Who waits for a promise. */
export interface Awaiting {
  /** `tab1.run()`. */
  readonly call: string;
  readonly navigable: Navigable;
  /** The page whose task answered it. */
  readonly document: Document | null;
}

/**
 * A driving call for an answer, which `body` may be the first to bring. What the promise is rejected with goes before what else fails in
 * the call. Where that fails and the promise has not settled, nobody waits for it any more: what it is rejected with later fails the call
 * that runs then.
 */
export async function drivenFor<T, R>(
  { call, navigable }: Pick<Awaiting, 'call' | 'navigable'>,
  driving: Driving,
  answer: () => Answer<T> | null,
  body: () => Promise<R>,
): Promise<R> {
  const { kernel, options } = navigable.userAgent;
  const ofTest = (error: unknown): void => options.failures?.ofTest(error);
  try {
    return await driving.exclusive(call, async () => {
      const ended = await outcomeOf(body);
      const outcome = answer()?.outcome ?? null;
      if (outcome !== null && 'error' in outcome) {
        if ('error' in ended) ofTest(ended.error);
        throw outcome.error;
      }
      return resultOf(ended);
    });
  } catch (error) {
    // Of a run that is over, and of a Browser that is closed, nobody hears.
    answer()?.leaveTo((late) => {
      if (driving.kernel !== kernel || driving.closed) return;
      placeIn(late, navigable.name, call.includes('.') ? call : `${navigable.name}.${call}`);
      ofTest(late);
    });
    throw error;
  }
}

/**
 * Drives what is needed until the promise settles: first the tasks of the tab's own agents, then those of all others, then virtual
 * time, where nothing else is left. Whenever nothing can run, driving calls that wait have their turn, and the promise has
 * `limits.waitMs` of real time. Rejects with NEVER_SETTLES, TAB_CLOSED, FRAME_REMOVED or BROWSER_CLOSED when it does not settle, and
 * with SCHEDULER_FAILED.
 */
export async function whenSettled<T>(
  answer: Answer<T>,
  driving: Driving,
  awaiting: Awaiting,
  { timers = true }: WaitOptions,
): Promise<Awaited<T>> {
  const isSettled = (): boolean => answer.outcome !== null;
  const { navigable } = awaiting;
  const counter = driving.counter();
  const scope = agentsOf(navigable);
  let wasAbandoned = false;
  const { kernel } = navigable.userAgent;
  // Its tab is gone, or the run: nothing of others runs for it any more.
  const isGone = (): boolean => driving.kernel !== kernel || navigable.destroyedBecause !== null;
  const ends = (): boolean => isSettled() || isGone();
  const options = { scope, timers: timers && !driving.isReal, counter };
  const doesNotSettle = `The promise of ${awaiting.call} does not settle`;
  while (!isSettled()) {
    const run = (): ReturnType<typeof runUntil> => runUntil(driving, ends, options);
    const ended = await drivenFor(
      awaiting,
      driving,
      () => answer,
      async () => (driving.closed ? 'idle' : await untilLimit('NEVER_SETTLES', doesNotSettle, driving, run, navigable.name)),
    );
    if (ended === 'repeats') {
      const after = `after ${counter.count} tasks, at ${kernel.now} ms of virtual time, timers only repeat`;
      const what = `${doesNotSettle}: ${after}.`;
      const besides = besidesLocks(driving, counter.repeats, navigable.name);
      throw driving.ended(new StorageloomError('NEVER_SETTLES', { what, ...besides }));
    }
    wasAbandoned = ended === 'abandoned';
    if (isSettled() || wasAbandoned || driving.closed || !(await whenMoved(driving, isSettled, timers, isGone))) break;
  }
  const { outcome } = answer;
  if (outcome === null) throw driving.ended(neverSettles(driving, awaiting, { timers, wasAbandoned }));
  return resultOf(outcome);
}

/**
 * Where tasks go round in circles that is said of what somebody waits for; `inVain`: its beginning, without a full stop. `there`: as in
 * {@link waitingFor}.
 */
export async function untilLimit<T>(
  code: 'NEVER_SETTLES' | 'NEVER_HOLDS',
  inVain: string,
  driving: Pick<Driving, 'userAgent'>,
  run: () => Promise<T>,
  there: string | null = null,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof StorageloomError) || error.code !== 'TASK_LIMIT') throw error;
    const { what, why, mend } = error;
    throw new StorageloomError(code, {
      what: `${inVain}: ${what}`,
      ...besidesLocks(driving, { why, mend }, there),
      cause: error,
    });
  }
}

/**
 * Waits in real time, while other calls have their turn. True: `done` holds, something may run again or has run meanwhile, or with a real
 * clock and `timers` something falls due. False: nothing came within limits.waitMs, or what would bring it is gone.
 */
export async function whenMoved(
  driving: Driving,
  done: () => boolean,
  timers: boolean,
  isGone: () => boolean = () => false,
): Promise<boolean> {
  const { kernel, realClock, limits } = driving;
  const { steps } = kernel;
  const until = realClock.now() + limits.waitMs;
  const hasMoved = (): boolean => done() || (!isGone() && (driving.hasWork || kernel.steps !== steps));
  while (!hasMoved() && !driving.closed) {
    if (isGone()) {
      // What it has begun to settle with may have a turn to come; nothing else of it runs.
      await new Promise<void>((resolve) => void realClock.after(0, resolve));
      return done();
    }
    const timerInMs = driving.isReal && timers ? driving.nextTimerInMs : null;
    if (timerInMs === 0) return true;
    if (timerInMs === null && realClock.now() >= until) return false;
    await new Promise<void>((resolve) => void realClock.after(Math.min(timerInMs ?? pollMs, pollMs), resolve));
  }
  return true;
}

/** How often it is looked whether something may run again, in ms of real time. */
const pollMs = 5;

/** The tasks of a tab's own group of agents, timers that are due included, and what is nobody's. */
function agentsOf(navigable: Navigable): Scope {
  return (lane) => {
    const { navigationLanes, group } = navigable.topLevel;
    return navigationLanes.includes(lane) || group.has(lane.agent) || isNobodys(lane);
  };
}

function neverSettles(
  driving: Driving,
  { call, navigable, document }: Awaiting,
  { timers, wasAbandoned }: { readonly timers: boolean; readonly wasAbandoned: boolean },
): StorageloomError {
  const { name, container, destroyedBecause, destroyedAtMs } = navigable;
  const what = `The promise of ${call} never settles`;
  if (driving.closed && (destroyedBecause === null || destroyedBecause === closedWithBrowser)) {
    return new StorageloomError('BROWSER_CLOSED', {
      what: `${what}.`,
      why: 'The Browser was closed.',
      mend: 'Await the call before you close the Browser.',
    });
  }
  if (driving.kernel !== navigable.userAgent.kernel) {
    return new StorageloomError('NEVER_SETTLES', {
      what: `${what}.`,
      why: 'browser.reset() has begun another run since.',
      mend: 'Await the call before you reset the Browser.',
    });
  }
  if (destroyedBecause !== null) {
    return new StorageloomError(container === null ? 'TAB_CLOSED' : 'FRAME_REMOVED', {
      what: `${what}: ${name} is ${container === null ? 'closed' : 'gone'}.`,
      why: `${destroyedBecause} That was at ${destroyedAtMs} ms of virtual time.`,
      mend: 'Await the call before that happens.',
    });
  }
  const left = navigable.activeDocument === document ? null : leftPage(navigable, document);
  const waiting = waitingFor(driving, timers, name);
  const inVain = `Nothing came within ${driving.limits.waitMs} ms of real time, limits.waitMs.`;
  const waits = left !== null && waiting.why === nothingWaits ? [] : [waiting.why];
  const why = [
    ...(left === null ? [] : [left.why]),
    ...(wasAbandoned ? ['The scheduler abandoned the run.'] : [...waits, inVain]),
  ];
  return new StorageloomError('NEVER_SETTLES', {
    what: `${what}: nothing can run any more.`,
    why: why.join(' '),
    mend: left?.mend ?? waiting.mend,
  });
}

/** Its page has been left since, so that nothing of that page runs. */
function leftPage({ name, activeDocument }: Navigable, document: Document | null): WaitingFor {
  const goneOn = `${name} has gone on to ${activeDocument?.url ?? 'another page'} since`;
  const before = 'await the call before the page is left';
  if (document === null || document.destroyed) {
    return { why: `${goneOn}, and the page that it was called in is gone.`, mend: `A${before.slice(1)}.` };
  }
  return {
    why: `${goneOn}, and keeps the page that it was called in: nothing of that runs until it is shown again.`,
    mend: `Go back with tab.back(), or ${before}.`,
  };
}
