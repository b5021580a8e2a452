import { Canvas } from './canvas.ts';
import { layOut, rowText, type Column } from './columns.ts';
import { legendOf } from './legend.ts';
import type { Row, Story, Tone } from './row.ts';
import { tell, type StoryDetail } from './story.ts';
import { fit, widthOf, wrap } from './text-width.ts';
import type { TraceEvent } from './trace-event.ts';

export interface TimelineOptions {
  /** Columns of the terminal; default 80, least 40. Many tabs on little width may need more than there is. */
  readonly width?: number;
  /** ANSI colours; default false. */
  readonly color?: boolean;
  /** `story`: what a reader must know (default). `full`: also checkpoints, documents, requests, queueing, and the number of each step. */
  readonly detail?: StoryDetail;
}

/** Most lines that one text takes. */
const mostLines = 4;

/** Draws a trace: a column for each tab and each storage area, time downward, reads and writes as arrows. Ends with a newline. */
export function drawTimeline(events: Iterable<TraceEvent>, options: TimelineOptions = {}): string {
  const detail = options.detail ?? 'story';
  const story = tell(events, detail);
  if (story.rows.length === 0) return 'Nothing happened yet.\n';
  const width = Math.max(40, Math.floor(options.width ?? 80));
  return new Drawing(story, width, options.color ?? false, detail === 'full').draw();
}

class Drawing {
  readonly #story: Story;
  readonly #columns: readonly Column[];
  readonly #width: number;
  readonly #right: number;
  readonly #left: number;
  readonly #color: boolean;
  readonly #steps: boolean;
  readonly #lines: string[] = [];
  /** For each tab, the tasks that wait, at the places where they are drawn. */
  readonly #waiting = new Map<string, (number | null)[]>();
  readonly #alive = new Set<string>();

  constructor(story: Story, width: number, color: boolean, steps: boolean) {
    this.#story = story;
    this.#color = color;
    this.#steps = steps;
    this.#left = Math.max(...story.rows.map(({ ms }) => timeText(ms).length), 2) + (steps ? 7 : 2);
    this.#columns = layOut(story, this.#left, width);
    this.#right = this.#columns.reduce((end, column) => Math.max(end, column.x + column.width), this.#left);
    this.#width = Math.max(width, this.#right);
  }

  draw(): string {
    this.#head();
    let ms: number | null = null;
    let step: number | null = null;
    for (const row of this.#story.rows) {
      const time = row.ms === ms ? '' : timeText(row.ms);
      const number = this.#steps && row.step !== step && row.step !== -1 ? `#${row.step}` : '';
      this.#draw(row, time, number);
      ms = row.ms;
      step = row.step;
    }
    for (const line of legendOf(this.#story, this.#columns, this.#width)) this.#emit((canvas) => canvas.put(0, line, 'dim'), false);
    return `${this.#lines.join('\n')}\n`;
  }

  #head(): void {
    const height = Math.max(...this.#columns.map(({ title }) => title.length));
    for (let line = 0; line < height; line++) {
      this.#emit((canvas) => {
        if (line === 0) canvas.put(this.#left - (this.#steps ? 7 : 2) - 2, 'ms', 'dim');
        for (const { title, x, width } of this.#columns) canvas.put(x, fit(title[line] ?? '', width - 1), 'title');
      }, false);
    }
  }

  #draw(row: Row, time: string, step: string): void {
    const gutter = (canvas: Canvas): void => {
      const end = this.#left - (this.#steps ? 7 : 2);
      canvas.put(end - time.length, time, 'dim');
      canvas.put(end + 1, step, 'dim');
    };
    for (const { tab } of row.queued) this.#alive.add(tab);
    if (row.tab === null) return this.#banner(row, gutter);
    this.#alive.add(row.tab);
    const column = this.#columns.find(({ tab }) => tab === row.tab)!;
    const start = column.x + 1 + column.slots + (column.slots > 0 ? 1 : 1);
    const end = column.x + column.width - 1;
    if (row.arrow === null) {
      const hanging = row.mark === '' ? 0 : widthOf(`${row.mark} `);
      const indent = (row.inset ? 2 : 0) + hanging;
      const lines = wrap(rowText({ ...row, inset: false, mark: '' }), end - start - indent, mostLines);
      for (const [n, line] of lines.entries()) {
        this.#emit((canvas) => {
          if (n === 0) gutter(canvas);
          this.#run(canvas, row, n === 0);
          if (n === 0 && row.mark !== '' && !this.#isSlotMark(row)) canvas.put(start + (row.inset ? 2 : 0), row.mark, row.tone);
          canvas.put(start + indent, line, row.tone);
        });
        if (n === 0) this.#release(row);
      }
    } else {
      this.#emit((canvas) => {
        gutter(canvas);
        this.#arrow(canvas, row, start, end);
        this.#queue(canvas, row);
      });
    }
    if (row.mark === '■') this.#alive.delete(row.tab);
  }
}

/** A moment of virtual time, in ms, with at most three decimals. */
export function timeText(ms: number): string {
  return String(Math.round(ms * 1000) / 1000);
}
