import { headersOf } from './algorithm-headers.ts';
import type { Header } from './algorithm-headers.ts';
import { tableRow, tableRows } from './markdown-table.ts';
import type { SourceFile, Violation } from './source-text.ts';
import { standards } from './standards.ts';
import type { Standard } from './standards.ts';

const introduction = `# Map of the standards

Which algorithm of which standard is in which file. The rows are made from the two comment lines above each algorithm by
\`npx tsx spec/tidy/papers.ts --write\`; only the last column is written by hand and survives: \`whole\`, or what is missing.
A test compares this page with the code, both ways.

Below the name of each standard stands which version of it was read; the dates are data, in \`spec/tidy/standards.ts\`. Most texts go on
changing, and step numbers with them. "As of" is the last change to a text that was taken into account, where that was noted; for the
others, the day on which the standard was first cited here. A month stands where no day is known. An RFC does not change: its date is
the month when it was published.
`;

const keyOf = (link: string, file: string, algorithm: string): string => `${link} ${file} ${algorithm}`;

/** The page, with the states that the old one had. */
export function renderSpecMap(files: readonly SourceFile[], old: string, dated: typeof standards = standards): string {
  const states = statesOf(old);
  const headers = files.flatMap((file) => headersOf(file));
  const sections = Object.entries(dated).map(([name, standard]) => {
    const rows = rowsOf(
      headers.filter((header) => header.standard === name),
      states,
    );
    if (rows.length === 0) return '';
    return [
      '',
      `## ${name}`,
      '',
      versionOf(standard),
      '',
      '| algorithm | section | file | state |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
  return introduction + sections.join('');
}

function versionOf({ link, read }: Standard): string {
  return link.startsWith('https://www.rfc-editor.org/') ? `Published ${read}.` : `As of ${read}.`;
}

/** By section and name, so that a row keeps its place when code moves within a file. One row for an algorithm in several parts. */
function rowsOf(headers: readonly Header[], states: ReadonlyMap<string, string>): readonly string[] {
  const rows = headers.map(({ algorithm, link, file }) => {
    const id = link.slice(link.indexOf('#'));
    return tableRow([algorithm, `[${id}](${link})`, `\`${file}\``, states.get(keyOf(link, file, algorithm)) ?? 'whole']);
  });
  return [...new Set(rows)].sort((a, b) => (a < b ? -1 : 1));
}

function statesOf(page: string): ReadonlyMap<string, string> {
  return new Map(rowsWithKeys(page).map(({ key, state }) => [key, state]));
}

function rowsWithKeys(page: string): readonly { readonly key: string; readonly state: string; readonly line: number }[] {
  return tableRows(page).map(({ line, cells }) => {
    const [algorithm = '', link = '', file = '', state = ''] = cells;
    return { key: keyOf(/\]\((.*)\)$/.exec(link)?.[1] ?? link, file.replaceAll('`', ''), algorithm), state, line };
  });
}

/**
 * The rule: `docs/spec-map.md` has a row for each header in the code, and none else, and says which version was read of each standard
 * that a header names.
 */
export function specMapViolations(
  files: readonly SourceFile[],
  page: SourceFile,
  dated: typeof standards = standards,
): readonly Violation[] {
  const found: Violation[] = [];
  const rows = rowsWithKeys(page.text);
  const headers = files.flatMap((file) => headersOf(file));
  const keys = new Set(headers.map(({ link, file, algorithm }) => keyOf(link, file, algorithm)));
  for (const { line, key, state } of rows) {
    if (!keys.has(key)) found.push({ file: page.path, line, message: `no file has this header: ${key}` });
    if (state === '') found.push({ file: page.path, line, message: 'the state is empty' });
  }
  const known = new Set(rows.map(({ key }) => key));
  for (const { file, line, link, algorithm } of headers) {
    if (!known.has(keyOf(link, file, algorithm)))
      found.push({ file, line, message: `not in ${page.path}: ${algorithm} (${link})` });
  }
  for (const name of new Set(headers.map(({ standard }) => standard))) {
    if (!/^\d{4}-\d\d(?:-\d\d)?$/.test(dated[name]?.read ?? '')) {
      found.push({ file: 'spec/tidy/standards.ts', line: 1, message: `no date says which version of ${name} was read` });
    }
  }
  if (found.length === 0 && renderSpecMap(files, page.text, dated) !== page.text) {
    found.push({ file: page.path, line: 1, message: 'not as it is generated: npx tsx spec/tidy/papers.ts --write' });
  }
  return found;
}
