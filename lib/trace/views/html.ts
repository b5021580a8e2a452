import { tell, type StoryDetail } from '../story.ts';
import type { TraceEvent, TraceHeader } from '../trace-event.ts';
import { droppedText } from '../wording.ts';
import { checkReportOptions } from './check-view-options.ts';
import { momentsOf } from './html/moments.ts';
import { pageOf } from './html/page.ts';
import { reportData } from './html/report-data.ts';
import { Picture } from './svg/picture.ts';

/** What of a trace is in a report. */
export interface HTMLOptions {
  /** As {@link TimelineOptions.detail}; default `story`. */
  readonly detail?: StoryDetail;
  /** How many of the steps that are told come before the first in the report; default 0. */
  readonly from?: number;
  /** Steps at most; default 2,000. The report says how many there are besides, and how to get them. */
  readonly steps?: number;
  /** How many steps are explained; default as many as take a few seconds, with a notice. To explain one goes through all events. */
  readonly explained?: number;
  /** What the report is called; default `What happened in the tabs`. */
  readonly title?: string;
}

const usualSteps = 2000;

/**
 * A report: one file of HTML, in pieces, that asks for nothing from elsewhere. Without JavaScript it is a list of steps and a picture;
 * with it one can go forward and back, and see storage, tasks and reasons at each step. The same events and options give the same bytes.
 * Throws a {@link StorageloomError} with the code `BAD_OPTION` for an option that does not exist, or has a value that it cannot have.
 *
 * @param empty What the report says where nothing is told.
 */
export function html(
  events: Iterable<TraceEvent>,
  header: TraceHeader,
  options: HTMLOptions = {},
  empty: string = 'Nothing happened yet.',
): Iterable<string> {
  checkReportOptions(options);
  const { detail = 'story', from = 0, steps = usualSteps, title = 'What happened in the tabs' } = options;
  const { dropped, level } = header;
  const all = [...events];
  const story = tell(all, detail, dropped);
  const moments = momentsOf(all, story.rows);
  const to = Math.min(moments.length, from + steps);
  const shown = moments.slice(from, to);
  const data = reportData(all, story, moments, { from, to, dropped, level, explained: options.explained });
  const rows = shown.flatMap(({ rows: own }) => own);
  return pageOf({
    ...{ title, story, moments: shown, data, about: aboutText(header, all.length) },
    notices: [
      ...(dropped > 0 ? [droppedText(dropped)] : []),
      ...missing(moments.length, from, to),
      ...(moments.length === 0 ? [empty] : []),
      ...unexplained(data.explained, shown.length),
    ],
    picture: new Picture({ ...story, rows }, { theme: 'page', title, before: [], after: [] }).draw(),
  });
}

function aboutText({ host, engine, scheduler, seed }: TraceHeader, events: number): string {
  return `Host ${host}, behaviour ${engine}, scheduler ${scheduler}, seed ${seed}; ${events} ${events === 1 ? 'event' : 'events'}.`;
}

function missing(all: number, from: number, to: number): string[] {
  if (from === 0 && to === all) return [];
  const range = to > from ? `steps ${from + 1} to ${to}` : 'none';
  const next = to < all ? ` trace.toHTML({ from: ${to} }) has those that follow.` : '';
  return [`The report has ${range} of the ${all} that are told.${next}`];
}

function unexplained(explained: number, shown: number): string[] {
  if (explained >= shown) return [];
  return [`With so many events only the first ${explained} steps are explained here; trace.explain() tells of each.`];
}
