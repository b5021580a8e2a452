import type { Outstanding } from '../event-loop/outstanding-work.ts';
import type { Task } from '../event-loop/task.ts';
import type { PagesFailure } from '../fetch/response.ts';
import { StorageloomError } from '../infra/failure.ts';

/** NO_ANSWER: a tab or frame of that name cannot load, because this does not come. */
export function noAnswer(name: string, { label, sinceMs, state }: Outstanding, waitMs: number): StorageloomError {
  const isNever = state === 'never';
  const why = isNever ? 'pages answered with never()' : `nothing came within ${waitMs} ms of real time, limits.waitMs`;
  return new StorageloomError('NO_ANSWER', {
    what: `${name} cannot load: ${label} has no answer.`,
    why: `It was asked at ${sinceMs} ms of virtual time, and ${why}.`,
    mend: isNever ? goElsewhere : answerInTime,
  });
}

/** PAGES_FAILED: the page that a tab or frame of that name was to load. */
export function pagesFailed(name: string, failure: PagesFailure): StorageloomError {
  const { request, why, mend } = failure;
  return new StorageloomError('PAGES_FAILED', {
    what: `${name} cannot load: pages failed to answer ${request}.`,
    why,
    mend,
    ...('cause' in failure ? { cause: failure.cause } : {}),
  });
}

const answerInTime =
  'Let pages answer, with late(response, ms) where that shall take time, or raise limits.waitMs; if an answer still comes, browser.settle() goes on with it.';
const goElsewhere =
  'If that is meant, expect this error, and go on with another goto(), or close the tab; otherwise let pages answer, with late(response, ms) where that shall take time.';

/** Why tabs are destroyed when it is. */
export const closedWithBrowser = 'The browser was closed.';

/** BROWSER_CLOSED: a call came after the end. */
export function closed(call: string): StorageloomError {
  return new StorageloomError('BROWSER_CLOSED', {
    what: `${call} cannot run.`,
    why: 'The Browser was closed.',
    mend: 'Make a new Browser, or close this one later.',
  });
}

/** BROWSER_CLOSED: a driving call waited for something when the Browser was closed. */
export function cutOff(call: string, { label }: Outstanding): StorageloomError {
  return new StorageloomError('BROWSER_CLOSED', {
    what: `${call} was cut off.`,
    why: `The Browser was closed while ${label} had no answer.`,
    mend: 'Let the server answer, or await the call before you close the Browser.',
  });
}

/** NAVIGATION_LIMIT: the tab or frame of that name shows `url`, and goes on. */
export function tooManyNavigations(name: string, url: string | undefined, limit: number): StorageloomError {
  return new StorageloomError('NAVIGATION_LIMIT', {
    what: `${name} navigated ${limit} times while it loaded, at last to ${url}.`,
    why: 'Its pages navigate whenever they load, so they never come to rest.',
    mend: 'Look for the script that sets location while it runs, or raise limits.navigations.',
  });
}

/** REENTRANT: a driving call was made in `task`. */
export function reentrant(call: string, { label }: Task): StorageloomError {
  return new StorageloomError('REENTRANT', {
    what: `${call} was called from inside the task "${label}".`,
    why: 'It runs tasks, and a task cannot run inside another one.',
    mend: 'Call it from your test, after the call that runs tasks has resolved.',
  });
}

/** LANE_NOT_RUNNABLE: `runnable` could have been chosen. */
export function notEnabled(choose: string, runnable: readonly Task[]): StorageloomError {
  const names = runnable.map(({ lane }) => lane?.name);
  return new StorageloomError('LANE_NOT_RUNNABLE', {
    what: `The lane ${choose} has no task that may run now.`,
    why: names.length === 0 ? 'Nothing may run at all.' : `These lanes have one: ${names.join(', ')}.`,
    mend: 'Choose the name of a task in browser.pending whose why is "runnable".',
  });
}

/** The Browser is being closed while a loader has not brought a module. */
export function cutOffLoading(specifier: string): StorageloomError {
  return new StorageloomError('BROWSER_CLOSED', {
    what: `The import of ${specifier} was cut off.`,
    why: 'The Browser was closed while it was loaded.',
    mend: 'Await the call before you close the Browser.',
  });
}

/** Nobody was given who could load a module. */
export function noLoader(tab: string, specifier: string): StorageloomError {
  return new StorageloomError('NO_LOADER', {
    what: `${tab}.import('${specifier}') has nothing to load modules with.`,
    why: 'The Browser was made without a loader.',
    mend: "Import vite from 'storageloom/vite', and add the line loader: vite() to the options of the Browser; install vite with npm install --save-dev vite.",
  });
}
