import type { Actors } from './actors.ts';
import type { Row } from './row.ts';
import { row } from './step-rows.ts';
import { visible } from './text-width.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { shortURL } from './wording.ts';

/**
 * The row of a task that has to wait for its page, need not any more, or never runs; null where the trace does not tell whose task it
 * is. `waits`: its waiting is drawn.
 */
export function interruption(
  event: TraceEvent & TraceEventOf<'task-removed' | 'task-held' | 'task-returned'>,
  actors: Actors,
  waits: boolean,
): Row | null {
  const queued = actors.tasks.get(event.task)?.queued;
  const tab = actors.tabOf(queued?.document);
  if (queued === undefined || tab === null) return null;
  const what = visible(queued.label);
  const page = actors.documents.get(queued.document ?? -1);
  const where = page === undefined ? 'the page' : shortURL(page.url, page.origin);
  if (event.type === 'task-held') return row(event, tab, '‖', `${what} waits for ${where}`, 'dim');
  if (event.type === 'task-returned') return row(event, tab, '‖', `${what} may run again`, 'dim');
  return row(event, tab, '✕', `${what} never runs: ${event.reason}`, 'bad', null, waits ? event.task : null);
}
