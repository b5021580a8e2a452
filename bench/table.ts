import type { Row } from './comparison.ts';

const heads = ['op', 'n', 'against', 'ratio', 'spread', 'target', '', 'ours', 'theirs'] as const;

/** A table of one area for people. Ratios above their target are marked. */
export function formatTable(area: string, rows: readonly Row[]): string {
  const cells = [[...heads], ...rows.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  );
  return `${area}\n${lines.join('\n')}\n`;
}

/** One line for programs: exactly what the row is. */
export function formatJSON(row: Row): string {
  return JSON.stringify(row);
}

function cellsOf(row: Row): string[] {
  const { op, n, peer, ratio, spread, target, unit } = row;
  const verdict = ratio <= (target ?? Infinity) ? 'ok' : 'MISSED';
  const mark = target === null ? '' : verdict;
  const numbers = [ratio, spread].map(shortNumber);
  return [
    op,
    String(n),
    peer,
    ...numbers,
    target === null ? '' : `${target}`,
    mark,
    amount(row.ours, unit),
    amount(row.theirs, unit),
  ];
}

function amount(value: number, unit: Row['unit']): string {
  return `${shortNumber(value)} ${unit === 'ns' ? 'ns' : 'B'}`;
}

/** Three significant digits, never as a power of ten. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
}

/** Names to the left, numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 || column === 2 || column === 6 ? cell.padEnd(width) : cell.padStart(width);
}
