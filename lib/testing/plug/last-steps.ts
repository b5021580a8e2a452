import type { Browser } from '../../browser/browser.ts';
import { drawTimeline } from '../../trace/text-timeline.ts';
import type { TraceEvent } from '../../trace/trace-event.ts';

/** Without these nothing that follows could be drawn. */
const lives: ReadonlySet<string> = new Set(['document-created', 'area-created']);

/** What a reader must know of before: who has which channel, and holds or waits for which lock. */
function isRemembered({ type }: TraceEvent): boolean {
  return lives.has(type) || type.startsWith('channel-') || type.startsWith('lock-');
}

/**
 * The last `count` steps of a Browser as a timeline, with what runs them again; empty where nothing ran, or none are wanted.
 * @param first the number in its trace of the first event that may be shown
 * @param end that of the first one after it that may not
 */
export function lastSteps(browser: Browser, seed: number, count: number, first = 0, end: number = Infinity): string {
  const events = browser.trace.events().filter(({ i }) => i < end);
  const steps = [...new Set(events.filter(({ i }) => i >= first).map(({ step }) => step))].filter((step) => step >= 0);
  const from = steps[Math.max(0, steps.length - count)];
  if (count === 0 || from === undefined) return '';
  const isLater = ({ i, step }: TraceEvent): boolean => i >= first && step >= from;
  const remembered = events.filter((event) => !isLater(event) && isRemembered(event));
  const shown = events.filter((event) => event.type === 'tab-opened' || isLater(event));
  const schedule = browser.schedule === '' ? '' : `, schedule ${browser.schedule}`;
  const number = Math.min(count, steps.length);
  const left = steps.length > count ? ` of ${steps.length}` : '';
  return `storageloom: the last ${number === 1 ? 'step' : `${number} steps`}${left}; seed ${seed}${schedule}\n${drawTimeline(shown, {}, 0, remembered)}`;
}
