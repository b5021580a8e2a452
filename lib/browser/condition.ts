import { badArgument, checkOptionsOf, dropAnswer, kindOf } from '../infra/arguments.ts';
import { StorageloomError } from '../infra/failure.ts';
import { untilLimit, whenMoved, type WaitOptions } from './awaited.ts';
import type { Driving } from './driving.ts';
import { heardCount } from './heard-count.ts';
import type { Settled } from './settled.ts';
import { runUntil, settled } from './settling.ts';
import { besidesLocks, waitingFor } from './waiting-for.ts';

/** A tab or frame, as far as it has heard something. */
interface Hearing {
  readonly name: string;
  readonly heard: readonly unknown[];
}

/** What `browser.runUntil()` waits for: that a function answers true, or that a tab or frame has heard so many storage events. */
export type RunUntilCondition = (() => boolean) | { readonly tab: Hearing; readonly heard: number };

interface Condition {
  holds(): boolean;
  /** For the failure. */
  readonly text: string;
}

/** Throws BAD_OPTION for what is no condition, at once or when its function answers something that is not true or false. */
export function checkedCondition(condition: unknown, options: WaitOptions): Condition {
  checkOptionsOf('browser.runUntil(condition, )', options, { timers: true });
  if (typeof condition === 'function') return ofFunction(condition as () => unknown);
  if (typeof condition !== 'object' || condition === null) {
    throw badArgument(
      `browser.runUntil() takes a condition, and got ${kindOf(condition)}`,
      'It is a function that answers true or false, or says what a tab has heard',
      'Write browser.runUntil(() => tab.heard.length === 2), or browser.runUntil({ tab, heard: 2 })',
    );
  }
  checkOptionsOf('browser.runUntil()', condition, { tab: {}, heard: 2 });
  const { tab, heard } = condition as { tab?: unknown; heard?: number };
  if (!isHearing(tab) || heard === undefined || !Number.isSafeInteger(heard)) {
    throw badArgument(
      'The condition of browser.runUntil() cannot be used',
      'It has a tab or frame, and how many storage events that has heard',
      'Write browser.runUntil({ tab, heard: 2 })',
    );
  }
  return {
    // Asked before each step.
    holds: () => (heardCount(tab) ?? 0) >= heard,
    text: `that ${tab.name} has heard ${heard} storage events`,
  };
}

function isHearing(tab: unknown): tab is Hearing {
  return typeof tab === 'object' && tab !== null && heardCount(tab) !== null;
}

function ofFunction(condition: () => unknown): Condition {
  const holds = (): boolean => {
    const answer = condition();
    if (typeof answer === 'boolean') return answer;
    dropAnswer(answer);
    throw badArgument(
      `The condition of browser.runUntil() answered ${kindOf(answer)}`,
      'It is asked before each step, and answers true or false at once',
      'Compare: write () => tab.heard.length > 0, and await nothing in it',
    );
  };
  const isNamed = condition.name !== '' && condition.name !== 'condition';
  return { holds, text: `its condition ${isNamed ? condition.name : sourceOf(condition)}` };
}

/** As somebody wrote it, in one line. */
function sourceOf(condition: () => unknown): string {
  const source = String(condition).replace(/\s+/g, ' ');
  return source.length > longestSource ? `${source.slice(0, longestSource)}…` : source;
}

const longestSource = 80;

/** Within a driving call. Throws NEVER_HOLDS. */
export async function runUntilItHolds(
  driving: Driving,
  { holds, text }: Condition,
  { timers = true }: WaitOptions,
): Promise<Settled> {
  const counter = driving.counter();
  const options = { scope: null, timers: timers && !driving.isReal, counter };
  const what = `browser.runUntil() waits for ${text} in vain`;
  const run = (): ReturnType<typeof runUntil> =>
    untilLimit('NEVER_HOLDS', what, driving, () => runUntil(driving, holds, options));
  let ended = await run();
  // Only with a real clock does something still fall due then: it is waited for.
  const waits = (): boolean => ended === 'idle' && timers && !driving.closed && driving.nextTimerInMs !== null;
  while (waits() && (await whenMoved(driving, holds, true))) {
    ended = await run();
  }
  if (ended === 'done') return settled(driving, counter.count, false);
  if (driving.closed) {
    throw new StorageloomError('BROWSER_CLOSED', {
      what: `${what}.`,
      why: 'The Browser was closed.',
      mend: 'Await the call before you close the Browser.',
    });
  }
  if (ended === 'repeats') {
    const after = `after ${counter.count} tasks, at ${driving.kernel.now} ms of virtual time, timers only repeat`;
    throw new StorageloomError('NEVER_HOLDS', { what: `${what}: ${after}.`, ...besidesLocks(driving, counter.repeats) });
  }
  const { why, mend } = waitingFor(driving, timers);
  throw new StorageloomError('NEVER_HOLDS', {
    what: `${what}: after ${counter.count} tasks nothing can run any more.`,
    why: ended === 'abandoned' ? 'The scheduler abandoned the run.' : why,
    mend,
  });
}
