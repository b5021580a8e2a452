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
