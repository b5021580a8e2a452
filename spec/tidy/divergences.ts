import { tableRow, tableRows } from './markdown-table.ts';
import { scan } from './source-text.ts';
import type { SourceFile, Violation } from './source-text.ts';

/** A place in the code where a standard left a choice, or where we differ from it. */
export interface Tag {
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  /** The comment's own words. */
  readonly text: string;
}

/** What a row has in its last cell until somebody has written the reason. */
const reasonMissing = '?';

/** The tags in the comments of a file. */
export function tagsOf(file: SourceFile): readonly Tag[] {
  return scan(file.text).comments.flatMap(({ line, text }) =>
    [...text.matchAll(/IMPL-DEFINED|DIVERGES/g)].map(([kind]) => ({ file: file.path, line, kind, text })),
  );
}

/**
 * The rule: the table in `docs/divergences.md` (tag, file, what, why) has one row for each tag in the code, and no other; every
 * cell is filled. A choice that shows in several places is tagged at the one that decides.
 */
export function divergenceViolations(files: readonly SourceFile[], page: SourceFile): readonly Violation[] {
  const found: Violation[] = [];
  const rows = tableRows(page.text);
  const left = new Map<string, number>();
  for (const { line, cells } of rows) {
    const key = keyOf(cells[0] ?? '', cells[1] ?? '');
    left.set(key, (left.get(key) ?? 0) + 1);
    if (cells.length !== 4 || cells.some((cell) => cell === '' || cell === reasonMissing)) {
      found.push({ file: page.path, line, message: 'a row has four cells: tag, file, what, why; none is empty' });
    }
  }
  for (const tag of files.flatMap(tagsOf)) {
    const count = left.get(keyOf(tag.kind, tag.file)) ?? 0;
    left.set(keyOf(tag.kind, tag.file), count - 1);
    if (count <= 0)
      found.push({ file: tag.file, line: tag.line, message: `${tag.kind} without a row of its own in ${page.path}` });
  }
  for (const { line, cells } of rows) {
    const key = keyOf(cells[0] ?? '', cells[1] ?? '');
    if ((left.get(key) ?? 0) <= 0) continue;
    left.set(key, 0);
    found.push({ file: page.path, line, message: `more rows for ${key} than the file has tags` });
  }
  return found;
}

function keyOf(kind: string, path: string): string {
  return `${kind.replaceAll('`', '')} in ${path.replaceAll('`', '')}`;
}

/** The page with a row appended for each tag that has none: its own words as a start, and a reason that is still to be written. */
export function withMissingRows(files: readonly SourceFile[], page: SourceFile): string {
  const missing = new Set(divergenceViolations(files, page).map(({ file, line }) => `${file}:${line}`));
  const rows = files
    .flatMap(tagsOf)
    .filter(({ file, line }) => missing.has(`${file}:${line}`))
    .map(({ file, kind, text }) => tableRow([kind, `\`${file}\``, text, reasonMissing]));
  return rows.length === 0 ? page.text : `${page.text.trimEnd()}\n${rows.join('\n')}\n`;
}
