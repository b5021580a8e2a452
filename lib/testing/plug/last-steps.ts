import type { Browser } from '../../browser/browser.ts';
import { drawTimeline } from '../../trace/text-timeline.ts';

/** Without these nothing that follows could be drawn. */
const lives: ReadonlySet<string> = new Set(['tab-opened', 'document-created', 'area-created']);

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
  const shown = events.filter(({ type, i, step }) => lives.has(type) || (i >= first && step >= from));
  const schedule = browser.schedule === '' ? '' : `, schedule ${browser.schedule}`;
  const number = Math.min(count, steps.length);
  const left = steps.length > count ? ` of ${steps.length}` : '';
  return `storageloom: the last ${number === 1 ? 'step' : `${number} steps`}${left}; seed ${seed}${schedule}\n${drawTimeline(shown)}`;
}
