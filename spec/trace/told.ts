import { rowText } from '../../lib/trace/columns.ts';
import { tell, type StoryDetail } from '../../lib/trace/story.ts';
import { traceOf } from './tickets.ts';

type Bodies = Parameters<typeof traceOf>[0];
export type Body = Bodies[number];

export const origin = 'https://a.example';
export const tabs: Bodies = [1, 2].flatMap((n): Body[] => [
  { type: 'tab-opened', tab: `tab${n}` },
  { type: 'document-created', document: n, tab: `tab${n}`, url: `${origin}/`, origin },
]);
export const at: { readonly area: string; readonly document: number } = { area: 'localStorage https://a.example', document: 1 };

/** The rows as lines: tab, text, and the tabs in which something begins to wait. */
export function told(bodies: Bodies, detail: StoryDetail = 'story'): string[] {
  const { rows } = tell(traceOf([...tabs, ...bodies]), detail);
  const own = rows.filter(({ text }) => !/^document \d created$/.test(text));
  return own.map((row) => `${row.tab ?? '-'}: ${rowText(row)}${row.queued.map(({ tab }) => ` ◇${tab}`).join('')}`);
}

export function queued(
  task: number,
  label: string,
  document: number | null = 2,
  source: 'DOM manipulation' | 'timer' = 'DOM manipulation',
): Body {
  return { type: 'task-queued', task, source, lane: 'l', document, label, by: -1 };
}

export function started(task: number): Body {
  return { type: 'task-started', task, lane: 'l', natural: true };
}
