import type { PendingTask, PendingTimer } from '../index.ts';
import type { Trace } from '../trace/reader.ts';
import { timeText } from '../trace/wording.ts';

/** Most things that the sentence lists before it only counts. */
const mostNamed = 5;

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
  const waiting = [...tasks, ...timers, ...requests];
  const what = 'The scenario waits for something that nothing will do.';
  if (waiting.length === 0) return `${what} Nothing waits in the browser. Look for a promise of your own that nobody resolves.`;
  const more = waiting.length > mostNamed ? `; and ${waiting.length - mostNamed} more` : '';
  const mend = [
    ...(timers.length > 0 ? ['move time with browser.advance()'] : []),
    ...(tasks.length > 0 || timers.length > 0 ? ['run tasks with browser.settle()'] : []),
    ...(requests.length > 0 ? ['let the function pages answer each request'] : []),
  ].join(', or ');
  return `${what} Waiting: ${waiting.slice(0, mostNamed).join('; ')}${more}. ${mend.replace(/^./, (first) => first.toUpperCase())}.`;
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
