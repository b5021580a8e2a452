import { explain } from '../../trace/explain.ts';
import { endOf } from '../../trace/last-steps.ts';
import { timelineParts } from '../../trace/text-timeline.ts';
import type { TraceEvent } from '../../trace/trace-event.ts';
import { timeText } from '../../trace/wording.ts';
import { keysHelp } from './keys.ts';
import { atMost, broken, cell, filledUp, type Ink } from './lines.ts';
import { nextPanel, storagePanel, waitingPanel, type PanelLine } from './panels.ts';
import type { StepSession } from './session.ts';
import type { ScreenSize } from './terminal.ts';

export interface ScreenLook extends Ink {
  /** What is stepped through: the file, the host and the seed. */
  readonly title: string;
}

/** From so many columns on, the tables stand beside the timeline. */
const twoColumns = 72;

const keysLine = '→ step  ← back  space on  1-9 choose  e explain  ? keys  q quit';

/** What a terminal of that size shows: as many lines as it has rows, each as wide as it is. */
export function screen(session: StepSession, { columns, rows }: ScreenSize, look: ScreenLook): string[] {
  const body = Math.max(0, rows - 3);
  const state = session.run.states.after(session.events);
  const side = columns >= twoColumns ? Math.min(44, Math.max(30, Math.floor(columns * 0.36))) : columns;
  const panels = [nextPanel(session, state, side), waitingPanel(session, state, side), storagePanel(state)] as const;
  const draw = ({ text, tone }: PanelLine): string => cell(text, side, tone, look);
  const beside = (): string[] => {
    const left = paneLines(session, columns - side - 3, body, look);
    const right = stacked(panels, body);
    return Array.from({ length: body }, (_, n) => `${left[n]} │ ${draw(right[n] ?? { text: '', tone: null })}`);
  };
  const below = (): string[] => {
    const shared = Math.min(Math.ceil(body * 0.6), stacked(panels, body).length);
    const tables = stacked(panels, shared).map(draw);
    return [...paneLines(session, columns, body - tables.length, look), ...tables];
  };
  const lines = columns >= twoColumns ? beside() : below();
  return [
    cell(position(session, look), columns, 'bar', look),
    ...lines,
    cell(session.notice, columns, 'bad', look),
    cell(keysLine, columns, 'dim', look),
  ].slice(0, rows);
}

function position({ cursor, events, run }: StepSession, { title }: ScreenLook): string {
  const ms = run.events[Math.min(events, run.events.length - 1)]?.ms ?? 0;
  // Explanations and the report call it by its number in the trace, which begins with 0.
  const number = cursor === 0 ? '' : ` (#${run.moments[cursor - 1]?.step} in the trace)`;
  return ` step ${cursor} of ${run.moments.length}${number}   ${timeText(ms)} ms   ${title}`;
}

/** The panels below each other. Where not all of them fit the first goes before, and each of the others has its share of the rows. */
function stacked(panels: readonly (readonly PanelLine[])[], rows: number): PanelLine[] {
  const shown = panels.filter(({ length }) => length > 0);
  const lines: PanelLine[] = [];
  for (const [n, panel] of shown.entries()) {
    const left = rows - lines.length;
    const others = shown.slice(n + 1);
    const wanted = others.reduce((sum, { length }) => sum + length, 0);
    // What the others do not want is there for all of it.
    const share = n === 0 ? left - others.length : Math.max(left - wanted, Math.ceil(left / (others.length + 1)));
    lines.push(...atMost<PanelLine>(panel, Math.min(left, share), (count) => ({ text: `  … ${count} more`, tone: 'dim' })));
  }
  return lines;
}

/** The timeline up to the cursor, or what was asked for in its place: so many lines of that width. */
function paneLines(session: StepSession, width: number, rows: number, look: ScreenLook): string[] {
  const lines = session.pane === 'timeline' ? timeline(session, width, rows, look) : texts(session, width, rows, look);
  return Array.from({ length: rows }, (_, n) => filledUp(lines[n] ?? '', width));
}

function texts(session: StepSession, width: number, rows: number, look: ScreenLook): string[] {
  const lines = session.pane === 'help' ? keysHelp.flatMap((each) => broken(each, width)) : explanation(session, width);
  const from = session.limitScroll(lines.length - rows);
  return lines.slice(from, from + rows).map((text) => cell(text, width, null, look));
}

function explanation({ last, run }: StepSession, width: number): string[] {
  const text = last === null ? 'Nothing has run yet.' : explain(run.events, last.step, run.dropped);
  return broken(text, width);
}

/** Its end, unless it is scrolled; the titles stay. */
function timeline(session: StepSession, width: number, rows: number, look: ScreenLook): string[] {
  // No step has fewer rows than one, but for those of which nothing is told.
  const { shown, remembered } = endOf(happened(session), 2 * (rows + session.scroll));
  const { head, rows: drawn } = timelineParts(shown, { width: Math.max(20, width), color: look.color }, 0, remembered);
  const room = Math.max(1, rows - head.length);
  const end = drawn.length - session.limitScroll(drawn.length - room);
  return [...head, ...drawn.slice(Math.max(0, end - room), end)].slice(0, rows);
}

function* happened({ run, events }: StepSession): Generator<TraceEvent> {
  for (let n = 0; n < events; n++) yield run.events[n]!;
}
