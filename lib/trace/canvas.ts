import { asciiCell } from './ascii.ts';
import type { Tone } from './row.ts';
import { charactersOf } from './text-width.ts';

const codes: Readonly<Record<Tone, string>> = {
  plain: '',
  dim: '2',
  title: '1',
  write: '33',
  read: '36',
  event: '35',
  message: '35',
  good: '32',
  bad: '31',
  leak: '1;31',
};

/** One line of a drawing, addressed by terminal columns. A wide character takes two. */
export class Canvas {
  readonly #cells: string[];
  readonly #tones: Tone[];

  constructor(width: number) {
    this.#cells = new Array<string>(width).fill(' ');
    this.#tones = new Array<Tone>(width).fill('plain');
  }

  at(x: number): string {
    return this.#cells[x] ?? ' ';
  }

  /** Writes `text` from column `x` on, over what is there, and returns the column behind it. What lies beyond the edge is lost. */
  put(x: number, text: string, tone: Tone): number {
    let column = x;
    for (const { character, width } of charactersOf(text)) {
      if (column + width > this.#cells.length) break;
      this.#cells[column] = character;
      this.#tones[column] = tone;
      for (let n = 1; n < width; n++) {
        this.#cells[column + n] = '';
        this.#tones[column + n] = tone;
      }
      column += width;
    }
    return column;
  }

  /** The line, without blanks at its end; with ANSI codes where `color` is true, and nothing but ASCII where `ascii` is. */
  render(color: boolean, ascii = false): string {
    const cells = ascii ? this.#cells.map(asciiCell) : this.#cells;
    const end = cells.findLastIndex((cell) => cell !== ' ') + 1;
    if (!color) return cells.slice(0, end).join('');
    let line = '';
    let tone: Tone = 'plain';
    for (let x = 0; x < end; x++) {
      const next: Tone = cells[x] === ' ' ? tone : this.#tones[x]!;
      if (next !== tone) line += (codes[tone] === '' ? '' : '\u001b[0m') + (codes[next] === '' ? '' : `\u001b[${codes[next]}m`);
      tone = next;
      line += cells[x];
    }
    return codes[tone] === '' ? line : `${line}\u001b[0m`;
  }
}
