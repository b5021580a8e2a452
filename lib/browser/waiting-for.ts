import type { Kernel } from '../event-loop/kernel.ts';
import type { OutstandingWork } from '../event-loop/outstanding-work.ts';
import type { Task } from '../event-loop/task.ts';
import { lockReasons, type Locking } from './locks.ts';

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
  /** So many of these are one that waits for its own lock. Default 0. */
  readonly ofOne?: number;
  /** Whose callback has not finished that holds a lock. Default: nobody's. */
  readonly holding?: readonly string[];
  /** The same, of the page that somebody waits for. */
  readonly holdingThere?: readonly string[];
}

/** What is said where nothing does. */
export const nothingWaits = 'Nothing waits in the browser.';

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

/**
 * Why nothing goes on in a user agent. `timers`: whether time has moved as far as it can. `there`: the name of the tab or frame that somebody
 * waits for, if it is one.
 */
export function waitingFor({ kernel, outstanding, userAgent }: Stuck, timers: boolean, there: string | null = null): WaitingFor {
  const name = (task: Task): string => task.lane?.name.replace(/[/.].*$/s, '') ?? '';
  const waitingTasks = kernel.waiting();
  const waiting = sentencesFor({
    tasks: waitingTasks.filter(({ state }) => state !== 'held').map((task) => `${name(task)} task “${task.label}”`),
    held: waitingTasks
      .filter(({ state }) => state === 'held')
      .map((task) => `${name(task)} task “${task.label}”, held until its page is shown again`),
    timers: kernel.later().map((task) => `${name(task)} timer, due at ${task.earliest} ms`),
    requests: outstanding.missing(null).map(({ label }) => `request ${label}`),
    ...lockReasons(userAgent, there),
  });
  return timers || kernel.laterCount === 0
    ? waiting
    : { ...waiting, mend: `Leave out { timers: false }, or ${lower(waiting.mend)}` };
}

/** The same where tasks or timers go round: `circling` says which, and locks come before it. */
export function besidesLocks(
  { userAgent }: Pick<Stuck, 'userAgent'>,
  circling: WaitingFor,
  there: string | null = null,
): WaitingFor {
  const { deadlocks, ofOne, holdingThere } = lockReasons(userAgent, there);
  const [locks, mends] =
    deadlocks.length > 0 ? [listed(deadlocks), mendsOfCircles(deadlocks.length, ofOne)] : [holdingThere, [letGo]];
  if (locks.length === 0) return circling;
  return {
    why: `Waiting: ${locks.join('; ')}. ${circling.why}`,
    mend: `${upper(mends.join(', or '))}; or ${lower(circling.mend)}`,
  };
}

export function sentencesFor(waiting: Waiting): WaitingFor {
  const { tasks, held = [], timers, requests, locks = [], deadlocks = [], ofOne = 0, holding = [], holdingThere = [] } = waiting;
  const all = [...deadlocks, ...tasks, ...held, ...timers, ...requests, ...locks];
  if (all.length === 0) return nothingBut(holding);
  // Whoever is in a circle holds something, too.
  const there = deadlocks.length === 0 ? holdingThere : [];
  const more = all.length > mostNamed ? `; and ${all.length - mostNamed} more` : '';
  const mend = [
    ...(timers.length > 0 ? ['move time with browser.advance()'] : []),
    ...(tasks.length > 0 || timers.length > 0 ? ['run tasks with browser.settle()'] : []),
    ...(held.length > 0 ? ['go back to the page with tab.back()'] : []),
    ...(requests.length > 0 ? ['let the function pages answer each request'] : []),
    ...mendsOfCircles(deadlocks.length, ofOne),
    ...(locks.length > 0 && deadlocks.length === 0 ? ['let the page that holds the lock settle what its callback returned'] : []),
    ...(there.length > 0 ? [letGo] : []),
  ].join(', or ');
  const besides = there.length === 0 ? '' : ` ${listed(there).join('; ')}.`;
  return { why: `Waiting: ${all.slice(0, mostNamed).join('; ')}${more}.${besides}`, mend: `${upper(mend)}.` };
}

function nothingBut(holding: readonly string[]): WaitingFor {
  if (holding.length === 0) {
    return { why: nothingWaits, mend: 'Look for a promise of your own that nobody resolves.' };
  }
  return { why: `Nothing waits in the browser, but ${listed(holding).join('; ')}.`, mend: `${upper(letGo)}.` };
}

function mendsOfCircles(circles: number, ofOne: number): readonly string[] {
  return [
    ...(circles > ofOne ? ['have every page ask for these locks in the same order'] : []),
    ...(ofOne > 0 ? ['do not ask for a lock again inside its own callback, since nobody can take it twice'] : []),
  ];
}

const letGo =
  'let the callback finish; where the lock is to be kept, ask for it in tab.start(), or put void before the request, so that its promise is not waited for';

function listed(sentences: readonly string[]): readonly string[] {
  const more = sentences.length - mostNamed;
  return more > 0 ? [...sentences.slice(0, mostNamed), `and ${more} more`] : sentences;
}

function upper(sentence: string): string {
  return sentence.replace(/^./, (first) => first.toUpperCase());
}

function lower(sentence: string): string {
  return sentence.replace(/^./, (first) => first.toLowerCase());
}
