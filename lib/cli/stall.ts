import { sentencesFor } from '../browser/waiting-for.ts';
import type { PendingTask, PendingTimer } from '../index.ts';
import type { Trace } from '../trace/reader.ts';
import { timeText } from '../trace/wording.ts';

/** The part of a Browser that tells what waits in it. */
interface Waiting {
  readonly pending: readonly PendingTask<{ readonly name: string }>[];
  readonly timers: readonly PendingTimer<{ readonly name: string }>[];
  readonly trace: Trace;
}

/** Why a scenario does not go on though nothing else runs: what waits in its browser, and what would move it. */
export function describeStall(browser: Waiting): string {
  const tasks = browser.pending.map(({ name, tab, label }) => `${tab?.name ?? name} task “${label}”`);
  const timers = browser.timers.map(({ name, tab, dueMs }) => `${tab?.name ?? name} timer, due at ${timeText(dueMs)} ms`);
  const requests = unanswered(browser.trace);
  const { why, mend } = sentencesFor({ tasks, timers, requests });
  return `The scenario waits for something that nothing will do. ${why} ${mend}`;
}

/** Requests whose response has not reached the page. */
function unanswered(trace: Trace): string[] {
  const open = new Map<number, string>();
  for (const event of trace.events({ type: ['request', 'response'] })) {
    if (event.type === 'request') open.set(event.request, `${event.tab} request, ${event.method} ${event.url}`);
    else open.delete(event.request);
  }
  return [...open.values()];
}
