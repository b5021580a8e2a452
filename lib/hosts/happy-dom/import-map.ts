import { PropertySymbol, type BrowserWindow } from 'happy-dom';

type Rules = { from: string; to: string }[];

/** Takes a parsed import map over into happy-dom's form. Only the first one of a document counts, as in happy-dom. */
export function addImportMap(raw: BrowserWindow, map: unknown): void {
  if (raw[PropertySymbol.moduleImportMap] !== null) return;
  const scopes = Object.entries(recordOf(recordOf(map)['scopes']));
  raw[PropertySymbol.moduleImportMap] = {
    imports: rulesOf(recordOf(map)['imports']),
    scopes: scopes.map(([scope, rules]) => ({ scope, rules: rulesOf(rules) })),
  };
}

function rulesOf(value: unknown): Rules {
  return Object.entries(recordOf(value)).map(([from, to]) => ({ from, to: String(to) }));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
