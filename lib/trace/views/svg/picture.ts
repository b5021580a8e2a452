import { layOut, rowText, type Column } from '../../columns.ts';
import { legendOf } from '../../legend.ts';
import type { Row, Story } from '../../row.ts';
import { fit, widthOf, wrap } from '../../text-width.ts';
import { timeText } from '../../wording.ts';
import { markup } from '../markup.ts';
import { Lane } from './lanes.ts';
import { style, type PictureTheme } from '../palette.ts';
import { box, cell, cross, head, line, stop, lineHeight, middle, px, text } from './shapes.ts';

/** What of a story is drawn, and how. */
export interface Frame {
  readonly theme: PictureTheme;
  readonly title: string;
  /** Lines above the rows, and below them: what is missing. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Columns of characters that each tab and each area have at least: enough for their names. */
const leastTab = 24;
const leastArea = 18;
/** Of all columns together, where the texts need so many. */
const usualWidth = 130;
const mostLines = 4;
const arrowSigns = { to: '►', from: '◄', refused: '─✗', unchanged: '─⊣' } as const;

/** Draws a story as SVG, in pieces. */
export class Picture {
  readonly #frame: Frame;
  readonly #story: Story;
  readonly #columns: readonly Column[];
  readonly #lanes: ReadonlyMap<string, Lane>;
  /** Where times end, in columns of characters. */
  readonly #times: number;
  readonly #width: number;
  /** Behind each row, for a page that marks some. */
  readonly #backs: string[] = [];
  readonly #pieces: string[] = [];
  readonly #signs = new Set<string>(['│', '#']);
  #y = 8;

  constructor(story: Story, frame: Frame) {
    this.#story = story;
    this.#frame = frame;
    this.#times = 1 + story.rows.reduce((most, { ms }) => Math.max(most, timeText(ms).length), 2);
    const steps = `#${story.rows.reduce((most, { step }) => Math.max(most, step), 0)}`.length;
    const left = this.#times + steps + 3;
    const least = left + story.tabs.length * leastTab + story.areas.length * leastArea;
    this.#columns = layOut(story, left, Math.max(usualWidth, least));
    const last = this.#columns.at(-1);
    this.#width = Math.max(60, last === undefined ? 0 : last.x + last.width + 1);
    const tabs = this.#columns.flatMap((column): [string, Lane][] =>
      column.tab === null ? [] : [[column.tab, new Lane(column)]],
    );
    this.#lanes = new Map(tabs);
  }

  *draw(): Generator<string> {
    this.#notices(this.#frame.before);
    this.#titles();
    const top = this.#y;
    for (const tab of this.#story.before) this.#lanes.get(tab)?.live(top);
    for (const change of this.#story.locksBefore) this.#lanes.get(change.tab)?.lock(change, top);
    let previous: Row | null = null;
    for (const row of this.#story.rows) {
      this.#row(row, previous);
      previous = row;
    }
    this.#y += 6;
    for (const lane of this.#lanes.values()) lane.end(this.#y, false);
    const bottom = this.#y;
    this.#notices(this.#frame.after);
    this.#y += 8;
    for (const each of legendOf(this.#signs, this.#columns, this.#width - 2)) this.#notices([each]);
    yield this.#opening();
    yield* this.#backs;
    for (const { tab, x } of this.#columns) if (tab === null) yield line(x * cell, top, x * cell, bottom, 'sl-life');
    for (const lane of this.#lanes.values()) yield* lane.drawn;
    yield* this.#pieces;
    yield '</svg>\n';
  }

  #opening(): string {
    const { theme, title } = this.#frame;
    const [width, height] = [px(this.#width * cell), px(this.#y + 8)];
    const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
    const failed = this.#story.rows.filter(({ mark }) => mark === '✗').length;
    const what = `${counted(this.#story.tabs.length, 'tab')}, ${counted(this.#story.areas.length, 'storage area')}`;
    const desc = `Time runs downward, in ${counted(this.#story.rows.length, 'row')}; ${what}; ${counted(failed, 'failure')}.`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" class="sl" ${theme === 'page' ? 'aria-hidden="true"' : 'role="img"'} ${size}>`,
      `<title>${markup(title)}</title><desc>${markup(desc)}</desc>`,
      `<style>${style(theme)}</style><rect width="100%" height="100%" class="sl-page"/>\n`,
    ].join('');
  }

  #notices(lines: readonly string[]): void {
    for (const each of lines.flatMap((notice) => wrap(notice, this.#width - 2, mostLines))) {
      this.#pieces.push(text(cell, this.#y, each, 'dim'));
      this.#y += lineHeight;
    }
  }

  #titles(): void {
    const height = this.#columns.reduce((most, { title }) => Math.max(most, title.length), 1);
    this.#pieces.push(text(this.#times * cell, this.#y, 'ms', 'dim', ' text-anchor="end"'));
    for (const { title, x, width } of this.#columns) {
      for (const [n, each] of title.entries()) {
        this.#pieces.push(text(x * cell - 3, this.#y + n * lineHeight, fit(each, width - 1), 'title'));
      }
    }
    this.#y += height * lineHeight + 4;
  }

  #row(row: Row, previous: Row | null): void {
    const column = this.#columns.find(({ tab }) => tab !== null && tab === row.tab);
    const lines = this.#linesOf(row, column);
    const [top, height] = [this.#y, lines.length * lineHeight];
    this.#note(row);
    this.#backs.push(box(0, top, this.#width * cell, height, 'sl-row', ` data-step="${row.step}"`));
    if (row.ms !== previous?.ms) this.#pieces.push(text(this.#times * cell, top, timeText(row.ms), 'dim', ' text-anchor="end"'));
    if (row.step !== -1 && row.step !== previous?.step) {
      this.#pieces.push(text((this.#times + 1) * cell, top, `#${row.step}`, 'dim'));
    }
    if (column === undefined) this.#across(row, lines);
    else this.#inColumn(row, column, lines);
    for (const { tab, task } of row.queued) this.#lanes.get(tab)?.wait(task, top);
    if (row.lock !== null) this.#lanes.get(row.lock.tab)?.lock(row.lock, top);
    if (row.mark === '■') this.#lanes.get(row.tab ?? '')?.end(top + middle, true);
    this.#pieces.push('\n');
    this.#y += height;
  }

  #linesOf(row: Row, column: Column | undefined): string[] {
    if (column === undefined) return wrap(row.tab === null ? said(row) : `${row.tab}: ${said(row)}`, this.#width - 12, mostLines);
    const room = column.x + column.width - startOf(row, column) - (row.mark === '' ? 1 : 3);
    if (row.arrow !== null) return [fit(said(row), room - 3)];
    return wrap(said(row), room, row.tone === 'event' ? 1 : mostLines);
  }

  /** A note or a check: over all columns. */
  #across({ mark, tone }: Row, lines: readonly string[]): void {
    const left = (this.#columns[0]?.x ?? 1) * cell;
    this.#pieces.push(line(left - 8, this.#y + 0.5, this.#width * cell - 8, this.#y + 0.5, 'sl-rule'));
    for (const [n, each] of lines.entries()) {
      const shown = n === 0 && mark !== '' ? `${mark} ${each}` : each;
      this.#pieces.push(box(left - 2, this.#y + n * lineHeight + 2, (widthOf(shown) + 1) * cell, lineHeight - 3, 'sl-open'));
      this.#pieces.push(text(left, this.#y + n * lineHeight, shown, tone));
    }
  }

  #inColumn(row: Row, column: Column, lines: readonly string[]): void {
    const lane = this.#lanes.get(column.tab!)!;
    const start = startOf(row, column);
    const ended = row.ran === null ? null : lane.run(row, this.#y);
    const marked = row.mark !== '' && ended === null;
    if (marked) this.#pieces.push(text(start * cell, this.#y, row.mark, row.tone));
    const from = start + (marked ? 2 : 0);
    for (const [n, each] of lines.entries()) this.#pieces.push(text(from * cell, this.#y + n * lineHeight, each, row.tone));
    lane.act(row.step, this.#y, this.#y + lines.length * lineHeight);
    if (row.arrow !== null) this.#arrow(row, (from + widthOf(lines[0]!) + 1) * cell);
  }

  #arrow({ arrow, tone }: Row, from: number): void {
    const target = this.#columns.find(({ area }) => area?.area === arrow?.area);
    if (arrow === null || target === undefined) return;
    const [to, y] = [target.x * cell, this.#y + middle];
    const way = to > from ? 1 : -1;
    this.#pieces.push(line(from, y, to, y, `sl-s-${tone}`));
    if (arrow.direction === 'from') this.#pieces.push(head(from - 5 * way, y, way === 1 ? -1 : 1, tone));
    else if (arrow.direction === 'to') this.#pieces.push(head(to, y, way, tone));
    else this.#pieces.push((arrow.direction === 'unchanged' ? stop : cross)(to - 5 * way, y, tone));
  }

  /** The signs that the legend explains. */
  #note({ arrow, mark, queued, times, text: content, lock, tab }: Row): void {
    const drawn: readonly (readonly [string, boolean])[] = [
      [mark, mark !== ''],
      [mark === '⇶' ? '◇ message' : '◇', queued.length > 0],
      ['┊', queued.length > 0],
      ['×', times > 1],
      ['⏎', content.includes('⏎')],
      ['┃', tab !== null],
      [arrow === null ? '' : arrowSigns[arrow.direction], arrow !== null],
      ['▐', lock?.state === 'holds'],
      ['░', lock?.state === 'waits'],
    ];
    for (const [sign, is] of drawn) if (is) this.#signs.add(sign);
  }
}

/** The text of a row without its mark. */
function said(row: Row): string {
  return rowText({ ...row, mark: '', inset: false });
}

function startOf(row: Row, column: Column): number {
  return column.x + column.bars + column.slots + 2 + (row.inset ? 2 : 0);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
