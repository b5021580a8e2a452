import type { Column } from './columns.ts';
import { fit, widthOf } from './text-width.ts';

/** Each sign that a drawing may have, and what it says, in the order in which they are explained. */
const meanings: ReadonlyMap<string, string> = new Map([
  ['│', '│ lifeline'],
  ['┃', '┃ acts'],
  ['►', '─► write'],
  ['◄', '◄─ read'],
  ['─✗', '─✗ refused'],
  ['─⊣', '─⊣ no change'],
  ['┼', '┼ crosses'],
  ['◇', '◇ storage event queued'],
  ['◇ message', '◇ message queued'],
  ['┊', '┊ waits'],
  ['●', '● runs'],
  ['✕', '✕ never runs'],
  ['‖', '‖ waits for a kept page'],
  ['≡', '≡ kept'],
  ['⇠', '⇠ comes back'],
  ['⇶', '⇶ posts'],
  ['▐', '▐ holds a lock'],
  ['░', '░ waits for a lock'],
  ['locks', '2 so many locks'],
  ['⧉', '⧉ opens'],
  ['■', '■ closed'],
  ['◌', '◌ hidden'],
  ['◉', '◉ shown'],
  ['✗', '✗ fails'],
  ['✓', '✓ holds'],
  ['▸', '▸ task or call'],
  ['⇢', '⇢ navigates'],
  ['∅', '∅ data removed'],
  ['↑', '↑ request'],
  ['↓', '↓ response'],
  ['»', '» console'],
  ['▲', "▲ another tab's value"],
  ['+', '+ task queued'],
  ['·', '· detail'],
  ['×', '×n so often'],
  ['#', '#1 step'],
  ['──', '── note'],
  ['⏎', '⏎ new line'],
]);

/** Lines that explain a drawing: short column titles, then the signs that it has. `signs`: see the keys above; others need no word. */
export function legendOf(signs: ReadonlySet<string>, columns: readonly Column[], width: number): string[] {
  const lines: string[] = [];
  const parts: string[] = [];
  for (const { tab, title, footnote } of columns) {
    if (footnote === null) continue;
    if (tab === null) lines.push(fit(`${title[0]}  ${footnote}`, width));
    else parts.push(`${title[0]} ${footnote}`);
  }
  return [
    ...lines,
    ...packed(parts, width),
    ...packed(
      [...meanings].filter(([sign]) => signs.has(sign)).map(([, text]) => text),
      width,
    ),
  ];
}

/** As many beside each other as fit. */
function packed(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = `${lines.at(-1) ?? ''}   ${part}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(fit(part, width));
  }
  return lines;
}
