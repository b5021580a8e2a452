/** The cells of each row of a Markdown text's tables, with the row's line. Heads, rulers and text around them are left out. */
export function tableRows(markdown: string): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const lines = markdown.split('\n');
  const isRow = (line: string | undefined): boolean => line !== undefined && /^\s*\|.*\|\s*$/.test(line);
  const isRuler = (line: string | undefined): boolean => line !== undefined && /^\s*\|[\s:|-]+\|\s*$/.test(line);
  return lines.flatMap((text, index) => {
    if (!isRow(text) || isRuler(text) || isRuler(lines[index + 1])) return [];
    return [{ line: index + 1, cells: cellsOf(text) }];
  });
}

function cellsOf(row: string): readonly string[] {
  const inner = row.trim().slice(1, -1);
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** One row, with bars inside of cells escaped. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** A page with these rows in the table of one section; as it is where they are there already, however they are padded. */
export function withTable(
  heading: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { path, text }: { readonly path: string; readonly text: string },
): string {
  const start = text.indexOf(`## ${heading}\n`);
  if (start === -1) throw new Error(`${path} has no section '${heading}'.`);
  const next = text.indexOf('\n## ', start + 1);
  const end = next === -1 ? text.length : next + 1;
  const section = text.slice(start, end);
  if (JSON.stringify(tableRows(section).map(({ cells }) => cells)) === JSON.stringify(rows)) return text;
  const table = [tableRow(head), tableRow(head.map(() => '---')), ...rows.map(tableRow)].join('\n');
  const before = section.slice(0, section.search(/^\|/m) === -1 ? section.length : section.search(/^\|/m)).trimEnd();
  return `${text.slice(0, start)}${before}\n\n${table}\n\n${text.slice(end)}`;
}
