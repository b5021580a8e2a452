import { printed, type PrintOptions } from './printed.ts';

const mostRows = 100;
const mostColumns = 20;
const widestCell = 40;

/** The rows of a console.table as text; null for what has none: it is logged as all else. */
// Console, table.
// https://console.spec.whatwg.org/#table
export function tableText(data: unknown, properties: unknown, options: PrintOptions): string | null {
  // 1
  if (typeof data !== 'object' || data === null) return null;
  const wanted = Array.isArray(properties) ? properties.filter((each) => typeof each === 'string') : null;
  const rows = fieldsOf(data).slice(0, mostRows);
  const columns = new Set<string>(wanted ?? []);
  if (wanted === null) for (const [, row] of rows) for (const [name] of fieldsOf(row)) columns.add(name);
  const shown = [...columns].slice(0, mostColumns);
  const hasValues = rows.some(([, row]) => !isRecord(row));
  const cells = rows.map(([name, row]) => {
    const fields = new Map(fieldsOf(row));
    const own = shown.map((column) => (fields.has(column) ? cell(fields.get(column), options) : ''));
    return [name, ...own, ...(hasValues ? [isRecord(row) ? '' : cell(row, options)] : [])];
  });
  return drawn([['(index)', ...shown, ...(hasValues ? ['Values'] : [])], ...cells]);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Own enumerable members that are no accessors. */
function fieldsOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (!isRecord(value)) return [];
  const fields: (readonly [string, unknown])[] = [];
  for (const name of Object.keys(value)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(value, name);
    if (descriptor !== undefined && 'value' in descriptor) fields.push([name, descriptor.value]);
    if (fields.length === mostRows) break;
  }
  return fields;
}

function cell(value: unknown, options: PrintOptions): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : printed(value, options);
  const line = text.replaceAll(/\s*\n\s*/g, ' ');
  return line.length > widestCell ? `${line.slice(0, widestCell - 1)}…` : line;
}

function drawn(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, n) => Math.max(...rows.map((row) => row[n]!.length)));
  const lines = rows.map((row) =>
    row
      .map((text, n) => text.padEnd(widths[n]!))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0]!, widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}
