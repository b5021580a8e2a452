import { choices } from '../../lib/behaviour/behaviour.ts';
import type { Engine } from '../../lib/index.ts';
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

/** The page with both tables. */
export function withEngineRows(differences: readonly (readonly string[])[], page: SourceFile): string {
  const head = ['member of `behaviour`', 'standard', 'chromium', 'firefox', 'webkit', 'what was seen'];
  const text = withTable('What they choose', head, choiceRows(), page);
  const differenceHead = ['why', 'standard', 'chromium', 'firefox', 'webkit'];
  return withTable('What still differs', differenceHead, differences, { path: page.path, text });
}
