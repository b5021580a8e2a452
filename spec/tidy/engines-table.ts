import { choices } from '../../lib/behaviour/behaviour.ts';
import type { Engine } from '../../lib/index.ts';
import type { FollowingRow } from '../engines/following.ts';
import type { Row } from '../engines/row.ts';
import { withTable } from './markdown-table.ts';
import type { SourceFile } from './source-text.ts';

const code = (value: unknown): string => `\`${String(value)}\``;

/** One row for each choice. */
export function choiceRows(): readonly (readonly string[])[] {
  return Object.entries(choices).map(([name, { default: standard, evidence, seen, link }]) => [
    code(name),
    ...[standard, evidence.chromium, evidence.firefox, evidence.webkit].map(code),
    `${seen} [Discussed](${link}).`,
  ]);
}

/** One row for each reason why facts differ from the engine that was asked for, with how many do. */
export function differenceRows(
  engines: readonly Engine[],
  rowsOf: (engine: Engine) => readonly Row[],
  factsOf: (row: Row) => number,
): readonly (readonly string[])[] {
  const reasons = new Map<string, Map<Engine, number>>();
  for (const engine of engines) {
    for (const row of rowsOf(engine).filter(({ notComparable }) => notComparable !== true)) {
      const counts = reasons.get(row.reason) ?? new Map<Engine, number>();
      reasons.set(row.reason, counts.set(engine, (counts.get(engine) ?? 0) + factsOf(row)));
    }
  }
  return [...reasons].map(([reason, counts]) => [reason, ...engines.map((engine) => String(counts.get(engine) ?? '–'))]);
}

/** One row for each reason why facts of processes do not follow in every order from copies of storage. */
export function followingTableRows(rows: readonly FollowingRow[]): readonly (readonly string[])[] {
  const reasons = new Map<string, FollowingRow[]>();
  for (const row of rows) reasons.set(row.reason, [...(reasons.get(row.reason) ?? []), row]);
  return [...reasons].map(([reason, own]) => [
    ...[(row: FollowingRow) => code(row.model), (row: FollowingRow) => code(row.scenario)].map((of) => distinct(own, of)),
    distinct(own, ({ fact }) => fact),
    distinct(own, ({ follows, natural }) => `${follows}, the natural one ${natural ? 'too' : 'not'}`),
    reason,
  ]);
}

function distinct(rows: readonly FollowingRow[], of: (row: FollowingRow) => string): string {
  return [...new Set(rows.map(of))].join('; ');
}

/** The page with its tables. */
export function withEngineRows(
  differences: readonly (readonly string[])[],
  following: readonly (readonly string[])[],
  page: SourceFile,
): string {
  const head = ['member of `behaviour`', 'standard', 'chromium', 'firefox', 'webkit', 'what was seen'];
  const { path } = page;
  const chosen = withTable('What they choose', head, choiceRows(), page);
  const differenceHead = ['why', 'standard', 'chromium', 'firefox', 'webkit'];
  const differing = withTable('What still differs', differenceHead, differences, { path, text: chosen });
  const followingHead = ['`storage`', 'scenario', 'facts', 'in which orders as recorded', 'why'];
  return withTable('What follows from copies of storage', followingHead, following, { path, text: differing });
}
