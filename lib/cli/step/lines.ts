import { fit, visible, widthOf } from '../../trace/text-width.ts';

/** How lines are written. */
export interface Ink {
  readonly color: boolean;
}

const codes = { title: '1', dim: '2', bar: '7', next: '32', bad: '31' } as const;

/** Text of exactly so many columns, cut or filled up, in that tone. */
export function cell(text: string, width: number, tone: keyof typeof codes | null, { color }: Ink): string {
  const fitted = fit(text, width);
  const filled = fitted + ' '.repeat(Math.max(0, width - widthOf(fitted)));
  return color && tone !== null ? `\u001b[${codes[tone]}m${filled}\u001b[0m` : filled;
}

/** A line that has its own colours, filled up to so many columns. */
export function filledUp(line: string, width: number): string {
  const shown = widthOf(line.replace(/\u001b\[[\d;]*m/g, ''));
  return line + ' '.repeat(Math.max(0, width - shown));
}

/** Text as lines of at most so many columns, broken between words, and within one that is longer. Nothing of it is lost. */
export function broken(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const indent = /^ */.exec(paragraph)?.[0].slice(0, Math.floor(width / 2)) ?? '';
    const lines: string[] = [];
    let line = indent;
    for (const word of visible(paragraph.trim()).split(' ')) {
      const longer = line === indent ? `${indent}${word}` : `${line} ${word}`;
      if (widthOf(longer) <= width) {
        line = longer;
        continue;
      }
      if (line !== indent) lines.push(line);
      line = `${indent}${word}`;
      while (widthOf(line) > width) {
        const part = fit(line, width + 1).replace(/…$/, '');
        // A character that is wider than the line.
        if (part === indent || part === '') break;
        lines.push(part);
        line = `${indent}${line.slice(part.length)}`;
      }
    }
    return [...lines, line];
  });
}

/** The first lines, with how many there are more where not all of them fit. */
export function atMost<T>(lines: readonly T[], most: number, more: (count: number) => T): T[] {
  if (lines.length <= most) return [...lines];
  return most < 1 ? [] : [...lines.slice(0, most - 1), more(lines.length - most + 1)];
}
