import { tableRows } from '../tidy/markdown-table.ts';
import { nodes } from './project.ts';

const begin = '<!-- made by npm run test:matrix -- --all --write -->';
const end = '<!-- end of what was made -->';
const head: readonly string[] = [
  'project',
  'runner',
  'emulator',
  'run',
  ...nodes.map((node) => `Node ${node}`),
  'without events',
];

/** A line of the table: all that one run of a project came to. */
export interface RunRow {
  readonly project: string;
  /** With its version; so the emulator. */
  readonly runner: string;
  readonly emulator: string;
  readonly run: string;
  /** For each Node that it ran on: the Node's version, or how it failed. */
  readonly nodes: ReadonlyMap<number, string>;
  /** What came of it without broadcasts; empty where that was not tried. */
  readonly silent: string;
}

function cellsOf({ project, runner, emulator, run, nodes: outcomes, silent }: RunRow): readonly string[] {
  return [project, runner, emulator, run, ...nodes.map((node) => outcomes.get(node) ?? ''), silent];
}

/** As it is printed: in Markdown, with columns as wide as their widest cell. */
export function drawTable(rows: readonly RunRow[]): string {
  return draw(rows.map(cellsOf));
}

function draw(rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...lines.map((row) => row[column]?.length ?? 0)));
  const padded = lines.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  const [first = [], ...others] = padded;
  return [first, widths.map((width) => '-'.repeat(width)), ...others].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/**
 * The page with these rows in its table. Rows of other projects stay, unless theirs is none of `known` any more. Throws an Error where
 * the page has no place for the table.
 */
export function withTable(page: string, rows: readonly RunRow[], known: ReadonlySet<string>): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`The page has no lines '${begin}' and '${end}'.`);
  const there = tableRows(page.slice(from, to)).map(({ cells }) => cells);
  const ran = new Set(rows.map(({ project }) => project));
  const kept = there.filter(([project = '']) => known.has(project) && !ran.has(project));
  const table = draw([...kept, ...rows.map(cellsOf)].toSorted(([a = ''], [b = '']) => a.localeCompare(b)));
  return `${page.slice(0, from)}${begin}\n\n${table}\n\n${page.slice(to)}`;
}
