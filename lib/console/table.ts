import { printed, type PrintOptions } from './printed.ts';

const mostRows = 100;
const mostColumns = 20;
const widestCell = 40;

/** The rows of a console.table as text; null for what has none: it is logged as all else. */
// Console, table.
// https://console.spec.whatwg.org/#table
export function tableText(data: unknown, properties: unknown, options: PrintOptions): string | null {
  // 1
  const rows = fieldsOf(data)?.slice(0, mostRows);
  if (rows === undefined) return null;
  const wanted = namesIn(properties);
  const columns = new Set<string>(wanted ?? []);
  if (wanted === null) for (const [, row] of rows) for (const [name] of fieldsOf(row) ?? []) columns.add(name);
  const shown = [...columns].slice(0, mostColumns);
  const hasValues = rows.some(([, row]) => fieldsOf(row) === null);
  const cells = rows.map(([name, row]) => {
    const known = fieldsOf(row);
    const fields = new Map(known ?? []);
    const own = shown.map((column) => (fields.has(column) ? cell(fields.get(column), options) : ''));
    return [name, ...own, ...(hasValues ? [known === null ? cell(row, options) : ''] : [])];
  });
  return drawn([['(index)', ...shown, ...(hasValues ? ['Values'] : [])], ...cells]);
}

/** The columns that are asked for; null: all. */
function namesIn(properties: unknown): readonly string[] | null {
  try {
    return Array.isArray(properties) ? properties.filter((each) => typeof each === 'string') : null;
  } catch {
    return null;
  }
}

/** Own enumerable members that are no accessors; null for what has none, or cannot be read, as a proxy that was revoked. */
function fieldsOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields: (readonly [string, unknown])[] = [];
  try {
    for (const name of Object.keys(value)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value, name);
      if (descriptor !== undefined && 'value' in descriptor) fields.push([name, descriptor.value]);
      if (fields.length === mostRows) break;
    }
  } catch {
    return null;
  }
  return fields;
}

function cell(value: unknown, options: PrintOptions): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : printed(value, options);
  const line = text.replaceAll(/\s*\n\s*/g, ' ');
  return line.length > widestCell ? `${line.slice(0, widestCell - 1)}…` : line;
}

function drawn(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, n) => rows.reduce((widest, row) => Math.max(widest, row[n]!.length), 0));
  const lines = rows.map((row) =>
    row
      .map((text, n) => text.padEnd(widths[n]!))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0]!, widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}
