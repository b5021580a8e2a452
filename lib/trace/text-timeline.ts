import { Canvas } from './canvas.ts';
import { areaNames, layOut, rowText, type Column } from './columns.ts';
import { legendOf } from './legend.ts';
import { LockBars } from './lock-bars.ts';
import type { Arrow, Row, Story, Tone } from './row.ts';
import { tell, type StoryDetail } from './story.ts';
import { drawList, type ListLook } from './text-list.ts';
import { fit, widthOf, wrap } from './text-width.ts';
import { checkTimelineOptions } from './check-options.ts';
import { textOf, type TimelineParts } from './timeline-parts.ts';
import type { TraceEvent } from './trace-event.ts';
import { WaitingLines } from './waiting-lines.ts';
import { droppedText, timeText } from './wording.ts';

export interface TimelineOptions {
  /**
   * Columns of the terminal; default 80, least 20. Tabs for which there is no room at all have no column: their rows name them. Below 40
   * there are no columns: the drawing is a list.
   */
  readonly width?: number;
  /** ANSI colours; default false. */
  readonly color?: boolean;
  /** `story`: what a reader must know (default). `full`: also checkpoints, documents, requests, queueing, and the number of each step. */
  readonly detail?: StoryDetail;
  /** Each step has its number, which `explain()` and `events()` take. Default: true with `detail: 'full'`, false otherwise. */
  readonly steps?: boolean;
  /** Nothing but ASCII, with a question mark for each character of a text that is none; default false. */
  readonly ascii?: boolean;
}

/** The narrowest drawing with columns, and the narrowest of all. */
const leastDrawing = 40;
const leastWidth = 20;

/** Most lines that one text takes. */
const mostLines = 4;

/** A tab with less room than this lends some from its neighbours: in a drawing that is itself narrow, and in one of the usual width. */
const narrowColumn = 16;
const tightColumn = 10;
const usualWidth = 80;

/** With less room than this a text takes the place of what it runs over, and an arrow is told in words. */
const leastRoom = 8;

const arrowSigns: Readonly<Record<Arrow['direction'], string>> = { to: '►', from: '◄', refused: '─✗', unchanged: '─⊣' };
const arrowHeads = { to: '►', refused: '✗', unchanged: '⊣' } as const;
const arrowTexts: Readonly<Record<Arrow['direction'], string>> = { to: '─►', from: '◄─', refused: '─✗', unchanged: '─⊣' };

/**
 * Draws a trace: a column for each tab and each storage area, time downward, reads and writes as arrows. Ends with a newline.
 * Throws a {@link StorageloomError} with the code `BAD_OPTION` for an option that does not exist, or has a value that it cannot have.
 *
 * @param dropped How many events the trace has lost at its beginning: `header.dropped`. The first line says so.
 * @param remembered What came before all of these, and is not told: who holds a lock is drawn from the beginning.
 */
export function drawTimeline(
  events: Iterable<TraceEvent>,
  options: TimelineOptions = {},
  dropped = 0,
  remembered: readonly TraceEvent[] = [],
): string {
  return textOf(timelineParts(events, options, dropped, remembered));
}

/** The same in parts, for who shows some of the rows. */
export function timelineParts(
  events: Iterable<TraceEvent>,
  options: TimelineOptions,
  dropped: number,
  remembered: readonly TraceEvent[],
): TimelineParts {
  checkTimelineOptions(options);
  const detail = options.detail ?? 'story';
  const width = Math.max(leastWidth, Math.floor(options.width ?? 80));
  const lost = dropped > 0 ? wrap(droppedText(dropped), width, mostLines) : [];
  const story = tell(events, detail, dropped, remembered);
  if (story.rows.length === 0) return { head: dropped > 0 ? lost : ['Nothing happened yet.'], rows: [], foot: [] };
  const { color = false, ascii = false, steps = detail === 'full' } = options;
  const look = { width, color, ascii, steps };
  const parts = width < leastDrawing ? drawList(story, look) : new Drawing(story, look).draw();
  return { ...parts, head: [...lost, ...parts.head] };
}

class Drawing {
  readonly #story: Story;
  readonly #columns: readonly Column[];
  readonly #width: number;
  /** Where the columns end. */
  readonly #right: number;
  /** Where the times end, and where the columns begin. */
  readonly #times: number;
  readonly #left: number;
  readonly #look: ListLook;
  readonly #lines: string[] = [];
  readonly #waiting: WaitingLines;
  readonly #locks: LockBars;
  /** Tabs whose lifeline is drawn. */
  readonly #alive = new Set<string>();
  readonly #closed = new Set<string>();
  /** The signs that were drawn: keys of the legend. */
  readonly #signs = new Set<string>();

  constructor(story: Story, look: ListLook) {
    const { width, steps } = look;
    this.#story = story;
    this.#look = look;
    let [times, most] = [2, -1];
    for (const { ms, step } of story.rows) {
      times = Math.max(times, timeText(ms).length);
      most = Math.max(most, step);
    }
    this.#times = times;
    this.#left = this.#times + (steps ? `${most}`.length + 4 : 2);
    this.#columns = layOut(story, this.#left, width);
    const last = this.#columns.at(-1);
    this.#right = Math.max(leastDrawing, last === undefined ? width : last.x + last.width);
    this.#width = Math.max(width, this.#right);
    this.#waiting = new WaitingLines(this.#columns);
    this.#locks = new LockBars(this.#columns, story.locksBefore);
    for (const tab of story.before) this.#alive.add(tab);
  }

  draw(): TimelineParts {
    this.#titles();
    const titles = this.#lines.length;
    let previous: Row | null = null;
    for (const row of this.#story.rows) {
      this.#row(row, previous);
      previous = row;
    }
    this.#line((canvas) => this.#lifelines(canvas, null));
    const end = this.#lines.length;
    for (const line of legendOf(this.#signs, this.#columns, this.#width)) this.#line((canvas) => canvas.put(0, line, 'dim'));
    const lines = this.#lines;
    return { head: lines.slice(0, titles), rows: lines.slice(titles, end), foot: lines.slice(end) };
  }

  #titles(): void {
    const height = Math.max(1, ...this.#columns.map(({ title }) => title.length));
    for (let n = 0; n < height; n++) {
      this.#line((canvas) => {
        if (n === 0) canvas.put(this.#times - 2, 'ms', 'dim');
        for (const { title, x, width } of this.#columns) canvas.put(x, fit(title[n] ?? '', width - 1), 'title');
      });
    }
  }

  #row(row: Row, previous: Row | null): void {
    const gutter = (canvas: Canvas): void => {
      const time = timeText(row.ms);
      if (row.ms !== previous?.ms) canvas.put(this.#times - time.length, time, 'dim');
      const numbered = this.#left > this.#times + 2 && row.step !== -1 && row.step !== previous?.step;
      if (numbered) this.#sign(canvas, '#', this.#times + 1, `#${row.step}`);
    };
    // What is told of a tab that is closed has no lifeline beside which it could stand.
    const isOver = row.tab !== null && this.#closed.has(row.tab);
    const column = isOver ? undefined : this.#columns.find(({ tab }) => tab !== null && tab === row.tab);
    if (row.lock !== null) this.#locks.change(row.lock);
    for (const [sign, drawn] of signsOf(row)) if (drawn) this.#signs.add(sign);
    if (column === undefined) return this.#across(row, gutter);
    for (const { tab } of [...row.queued, { tab: column.tab! }]) if (!this.#closed.has(tab)) this.#alive.add(tab);
    const placed = column.width < narrowColumn ? { ...row, inset: false } : row;
    if (row.arrow === null) this.#text(placed, column, gutter);
    else this.#arrow(placed, row.arrow, column, gutter);
    if (row.mark !== '■') return;
    this.#alive.delete(column.tab!);
    this.#locks.end(column.tab!);
    this.#closed.add(column.tab!);
  }

  /** A note or a check, or what a tab without a column does: over all columns. */
  #across(row: Row, gutter: (canvas: Canvas) => void): void {
    this.#signs.add('──');
    const told = rowText({ ...this.#inWords(row), inset: false });
    for (const [n, text] of wrap(
      row.tab === null ? told : `${row.tab}: ${told}`,
      this.#right - this.#left - 4,
      mostLines,
    ).entries()) {
      this.#line((canvas) => {
        if (n === 0) gutter(canvas);
        canvas.put(this.#left, '─'.repeat(this.#right - this.#left), 'dim');
        canvas.put(this.#left + 1, ` ${text} `, row.tone);
      });
    }
    this.#beginnings(row, null);
  }

  #text(row: Row, column: Column, gutter: (canvas: Canvas) => void): void {
    const start = column.x + column.bars + column.slots + 2 + (row.inset ? 2 : 0);
    const within = this.#roomOf(row, column, this.#right) - start;
    // Over the lifelines at its right.
    const runsOn = this.#lends(column);
    const room = runsOn && within < leastRoom ? this.#right - start - 1 : within;
    const isOneLine = row.tone === 'event' && (runsOn || column.width >= narrowColumn);
    const lines = wrap(row.text, room - (row.ran === null && row.mark !== '' ? 2 : 0), isOneLine ? 1 : mostLines);
    const isLast = (n: number): boolean => n === lines.length - 1;
    let hanging = 0;
    for (const [n, text] of lines.entries()) {
      this.#line((canvas) => {
        this.#lifelines(canvas, column);
        if (n === 0) {
          gutter(canvas);
          if (!this.#waiting.end(canvas, row) && row.mark !== '') hanging = canvas.put(start, `${row.mark} `, row.tone) - start;
        }
        canvas.put(start + hanging, text, row.tone);
        if (isLast(n) && !runsOn) this.#waiting.begin(canvas, row);
      });
    }
    if (runsOn) this.#beginnings(row, column);
  }

  /** What begins to wait, in a line of its own: the change that it comes from has no arrow beside which it could stand. */
  #beginnings(row: Row, active: Column | null): void {
    if (row.queued.length === 0) return;
    this.#line((canvas) => {
      this.#lifelines(canvas, active);
      this.#waiting.begin(canvas, row);
    });
  }

  #arrow(row: Row, arrow: Arrow, column: Column, gutter: (canvas: Canvas) => void): void {
    const target = this.#columns.find(({ area }) => area?.area === arrow.area)?.x ?? 0;
    const start = column.x + column.bars + column.slots + 2;
    const end = Math.min(this.#roomOf(row, column, target), target - 3);
    if (end - start < Math.min(leastRoom, widthOf(rowText(row)))) return this.#text(this.#inWords(row), column, gutter);
    this.#signs.add(arrowSigns[arrow.direction]);
    this.#line((canvas) => {
      this.#lifelines(canvas, column);
      gutter(canvas);
      const from = canvas.put(start, fit(rowText(row), end - start), row.tone) + 1;
      for (let x = from; x < target; x++) {
        const there = canvas.at(x);
        if (there === '│') this.#sign(canvas, '┼', x, '┼', row.tone);
        else if (there !== '┊') canvas.put(x, '─', row.tone);
      }
      this.#bars(canvas);
      if (arrow.direction === 'from') canvas.put(from, '◄', row.tone);
      else canvas.put(target - 1, arrowHeads[arrow.direction], row.tone);
      this.#waiting.begin(canvas, row);
    });
  }

  /** The row with its arrow as a part of its text, where there is no room to draw it. */
  #inWords(row: Row): Row {
    const { arrow } = row;
    if (arrow === null) return row;
    this.#signs.add(arrowSigns[arrow.direction]);
    const drawn = this.#columns.find(({ area }) => area?.area === arrow.area);
    const kind = this.#story.areas.find(({ area }) => area === arrow.area)?.kind ?? 'localStorage';
    return { ...row, arrow: null, text: `${row.text} ${arrowTexts[arrow.direction]} ${drawn?.title[0] ?? areaNames[kind]}` };
  }

  /** Whether texts of a tab may run on over what is at its right. */
  #lends({ width }: Column): boolean {
    return width < (this.#look.width < usualWidth ? narrowColumn : tightColumn);
  }

  /** Where the text of a row must end. In a narrow column it may run on over the lifelines at its right, up to the next that waits. */
  #roomOf(row: Row, column: Column, most: number): number {
    if (!this.#lends(column)) return column.x + column.width - 1;
    const stop = this.#columns.find(
      ({ x, tab }) => x > column.x && tab !== null && (this.#waiting.isNear(tab, row) || this.#locks.isNear(tab)),
    );
    return Math.max(column.x + column.width - 1, Math.min(most, stop?.x ?? most) - 1);
  }

  /** The lines that go down through every row; thick where `active` does something. */
  #lifelines(canvas: Canvas, active: Column | null): void {
    for (const column of this.#columns) {
      const { tab, x } = column;
      if (tab !== null && !this.#alive.has(tab)) continue;
      const sign = column === active ? '┃' : '│';
      this.#sign(canvas, sign, x, sign);
    }
    this.#waiting.draw(canvas);
    this.#bars(canvas);
  }

  #bars(canvas: Canvas): void {
    for (const sign of this.#locks.draw(canvas)) this.#signs.add(sign);
  }

  #sign(canvas: Canvas, sign: string, x: number, text: string, tone: Tone = 'dim'): void {
    this.#signs.add(sign);
    canvas.put(x, text, tone);
  }

  #line(paint: (canvas: Canvas) => void): void {
    const canvas = new Canvas(this.#width);
    paint(canvas);
    this.#lines.push(canvas.render(this.#look.color, this.#look.ascii));
  }
}

/** The signs of the legend that a row may have, and whether it has them. */
function signsOf({ mark, times, text, queued }: Row): readonly (readonly [sign: string, drawn: boolean])[] {
  return [
    [mark, mark !== ''],
    ['×', times > 1],
    ['⏎', text.includes('⏎')],
    [mark === '⇶' ? '◇ message' : '◇', queued.length > 0],
    ['┊', queued.length > 0],
  ];
}
