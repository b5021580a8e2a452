import type { Column } from './columns.ts';
import type { Row, Story } from './row.ts';
import { fit, widthOf } from './text-width.ts';

/** Each symbol that a reader may not know, when it is drawn, and what it says. */
const entries: readonly (readonly [drawn: (row: Row) => boolean, text: string])[] = [
  [({ arrow }) => arrow?.direction === 'to', '─► write'],
  [({ arrow }) => arrow?.direction === 'from', '◄─ read'],
  [({ arrow }) => arrow?.direction === 'refused', '─✗ refused'],
  [({ queued }) => queued.length > 0, '◇ storage event queued'],
  [({ queued }) => queued.length > 0, '┊ waits'],
  [({ mark }) => mark === '●', '● runs'],
  [({ mark }) => mark === '✕', '✕ never runs'],
  [({ mark }) => mark === '‖', '‖ waits for a kept page'],
  [({ mark }) => mark === '≡', '≡ kept'],
  [({ mark }) => mark === '⇠', '⇠ comes back'],
  [({ mark }) => mark === '⧉', '⧉ opens'],
  [({ mark }) => mark === '■', '■ closed'],
  [({ mark, tab }) => mark === '✗' && tab !== null, '✗ fails'],
  [({ mark }) => mark === '▸', '▸ task or call'],
  [({ mark }) => mark === '⇢', '⇢ navigates'],
  [({ mark }) => mark === '▲', "▲ another tab's value"],
];

/** Lines that explain the drawing: short column titles, then the symbols that it uses. */
export function legendOf(story: Story, columns: readonly Column[], width: number): string[] {
  const lines: string[] = [];
  for (const { title, footnote } of columns) if (footnote !== null) lines.push(fit(`${title[0]}  ${footnote}`, width));
  const used = entries.filter(([drawn]) => story.rows.some(drawn)).map(([, text]) => text);
  let line = '';
  for (const text of used) {
    const longer = line === '' ? text : `${line}   ${text}`;
    if (widthOf(longer) > width && line !== '') {
      lines.push(line);
      line = text;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
