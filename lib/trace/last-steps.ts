import { timelineParts } from './text-timeline.ts';
import { textOf } from './timeline-parts.ts';
import type { TraceEvent } from './trace-event.ts';

export interface LastStepsOptions {
  /** How many steps at most. Default 20; 0: none. */
  readonly steps?: number;
  /** How many rows at most, without titles and legend. Default 20. */
  readonly rows?: number;
  /** Columns of the drawing. Default 80. */
  readonly width?: number;
  /** The number in the trace of the first event that may be shown. Default 0. */
  readonly first?: number;
  /** That of the first one after it that may not. Default: none. */
  readonly end?: number;
  /** Whether its last line is the Browser that runs the same again. Default true. */
  readonly again?: boolean;
}

/** The order of a run, and the random numbers of its pages: what runs it again. */
export interface RunAgain {
  readonly seed: number;
  /** As text; empty: the natural one. */
  readonly schedule: string;
}

/** Without these nothing that follows could be drawn. */
const lives: ReadonlySet<string> = new Set(['document-created', 'area-created']);

/** What a reader must know of before: who has which channel, and holds or waits for which lock. */
function isRemembered({ type }: TraceEvent): boolean {
  return lives.has(type) || type.startsWith('channel-') || type.startsWith('lock-');
}

/** The end of a trace: what is shown of it, what a drawing must know of what came before, and of how many steps it is the last. */
export interface TraceEnd {
  readonly shown: readonly TraceEvent[];
  readonly remembered: readonly TraceEvent[];
  readonly steps: number;
  readonly of: number;
}

/** The last steps among some events, which are read once and held no longer than they may be shown. */
export function endOf(events: Iterable<TraceEvent>, most: number, first = 0, end: number = Infinity): TraceEnd {
  const before: TraceEvent[] = [];
  /** What happens before the first step belongs to it. */
  const lead: TraceEvent[] = [];
  /** Each with the events that follow it up to the next one. */
  const steps: TraceEvent[][] = [];
  let [last, of] = [-1, 0];
  for (const event of events) {
    if (event.i >= end) break;
    if (event.i >= first && event.step > last) {
      [last, of] = [event.step, of + 1];
      steps.push(of === 1 ? lead.splice(0) : []);
      if (steps.length > most) before.push(...steps.shift()!.filter(isKept));
    }
    if (steps.length > 0) steps.at(-1)!.push(event);
    else if (event.i >= first && of === 0) lead.push(event);
    else if (isKept(event)) before.push(event);
  }
  return {
    shown: [...before.filter(({ type }) => type === 'tab-opened'), ...steps.flat()],
    remembered: before.filter(isRemembered),
    steps: steps.length,
    of,
  };
}

function isKept(event: TraceEvent): boolean {
  return event.type === 'tab-opened' || isRemembered(event);
}

/**
 * The last steps as a timeline, between a line that says how many they are and one that runs them again: what a failure ends with.
 * Empty where nothing ran, or none are wanted.
 */
export function lastSteps(events: Iterable<TraceEvent>, again: RunAgain, options: LastStepsOptions = {}): string {
  const { steps: most = 20, rows: mostRows = 20, width = 80, first = 0, end = Infinity, again: repeats = true } = options;
  const { shown, remembered, steps, of } = endOf(events, most, first, end);
  if (steps === 0) return '';
  const { head, rows, foot } = timelineParts(shown, { width }, 0, remembered);
  const cut = rows.length - mostRows;
  const drawn = cut > 0 ? [`… ${cut} ${cut === 1 ? 'row' : 'rows'} before`, ...rows.slice(cut)] : rows;
  const schedule = again.schedule === '' ? '' : `, schedule ${again.schedule}`;
  const title = `storageloom: the last ${steps === 1 ? 'step' : `${steps} steps`}${of > steps ? ` of ${of}` : ''}`;
  const line = repeats ? `again: ${againText(again)}\n` : '';
  return `${title}; seed ${again.seed}${schedule}\n${textOf({ head, rows: drawn, foot })}${line}`;
}

/** The Browser that does the same again, for a test. */
export function againText({ seed, schedule }: RunAgain): string {
  // Names of lanes may have anything in them that a tab's name has.
  const order = schedule === '' ? '' : `, scheduler: replay('${schedule.replace(/[\\']/g, '\\$&')}')`;
  return `new Browser({ seed: ${seed}${order} })`;
}
