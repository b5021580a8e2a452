import type { Kernel } from '../event-loop/kernel.ts';
import type { OutstandingWork } from '../event-loop/outstanding-work.ts';
import type { Task } from '../event-loop/task.ts';
import { lockWaits, type Locking } from './locks.ts';

/** Most things that the sentence lists before it only counts. */
const mostNamed = 5;

/** What waits in a browser, each a few words. */
export interface Waiting {
  readonly tasks: readonly string[];
  /** Tasks of pages that are kept to be returned to. Default: none. */
  readonly held?: readonly string[];
  readonly timers: readonly string[];
  readonly requests: readonly string[];
  /** Who waits for which lock. Default: nobody. */
  readonly locks?: readonly string[];
  /** Who waits for whom in a circle. Default: nobody. */
  readonly deadlocks?: readonly string[];
}

/** Two sentences: what waits there, and what would move it. */
export interface WaitingFor {
  readonly why: string;
  readonly mend: string;
}

/** What nothing goes on in. */
interface Stuck {
  readonly kernel: Kernel;
  readonly outstanding: OutstandingWork;
  readonly userAgent: Pick<Locking, 'madeLockManagers'>;
}

/** Why nothing goes on in a user agent. `timers`: whether time has moved as far as it can. */
export function waitingFor({ kernel, outstanding, userAgent }: Stuck, timers: boolean): WaitingFor {
  const name = (task: Task): string => task.lane?.name.replace(/[/.].*$/s, '') ?? '';
  const waitingTasks = kernel.waiting();
  const waiting = sentencesFor({
    tasks: waitingTasks.filter(({ state }) => state !== 'held').map((task) => `${name(task)} task “${task.label}”`),
    held: waitingTasks
      .filter(({ state }) => state === 'held')
      .map((task) => `${name(task)} task “${task.label}”, held until its page is shown again`),
    timers: kernel.later().map((task) => `${name(task)} timer, due at ${task.earliest} ms`),
    requests: outstanding.missing(null).map(({ label }) => `request ${label}`),
    ...lockWaits(userAgent),
  });
  return timers || kernel.laterCount === 0
    ? waiting
    : { ...waiting, mend: `Leave out { timers: false }, or ${lower(waiting.mend)}` };
}

export function sentencesFor({ tasks, held = [], timers, requests, locks = [], deadlocks = [] }: Waiting): WaitingFor {
  const all = [...deadlocks, ...tasks, ...held, ...timers, ...requests, ...locks];
  if (all.length === 0) {
    return { why: 'Nothing waits in the browser.', mend: 'Look for a promise of your own that nobody resolves.' };
  }
  const more = all.length > mostNamed ? `; and ${all.length - mostNamed} more` : '';
  const mend = [
    ...(timers.length > 0 ? ['move time with browser.advance()'] : []),
    ...(tasks.length > 0 || timers.length > 0 ? ['run tasks with browser.settle()'] : []),
    ...(held.length > 0 ? ['go back to the page with tab.back()'] : []),
    ...(requests.length > 0 ? ['let the function pages answer each request'] : []),
    ...(deadlocks.length > 0 ? ['have every page ask for these locks in the same order'] : []),
    ...(locks.length > 0 && deadlocks.length === 0 ? ['let the page that holds the lock settle what its callback returned'] : []),
  ].join(', or ');
  return { why: `Waiting: ${all.slice(0, mostNamed).join('; ')}${more}.`, mend: `${upper(mend)}.` };
}

function upper(sentence: string): string {
  return sentence.replace(/^./, (first) => first.toUpperCase());
}

function lower(sentence: string): string {
  return sentence.replace(/^./, (first) => first.toLowerCase());
}
