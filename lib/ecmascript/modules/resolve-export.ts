import type { ModuleRecord } from './module-record.ts';

/** ECMAScript, ResolvedBinding Record: https://tc39.es/ecma262/#resolvedbinding-record */
export interface ResolvedBinding {
  readonly module: ModuleRecord;
  /** Null: it is the module's namespace. */
  readonly exportName: string | null;
  /** The name in the module's own code, which says whether two bindings are one. */
  readonly localName: string | null;
}

interface Visit {
  readonly module: ModuleRecord;
  readonly exportName: string;
}

// ECMAScript, GetExportedNames.
// https://tc39.es/ecma262/#sec-getexportednames
export function exportedNames(module: ModuleRecord, visited: Set<ModuleRecord> = new Set()): string[] {
  // 1, 2, 3
  if (visited.has(module)) return [];
  // 4
  visited.add(module);
  const { localExports, indirectExports, starExports } = module.text;
  // 5, 6, 7
  const names = [...localExports.keys(), ...indirectExports.map(({ exportName }) => exportName)];
  // 8
  for (const request of starExports) {
    for (const name of exportedNames(loadedBy(module, request), visited)) {
      if (name !== 'default' && !names.includes(name)) names.push(name);
    }
  }
  // 9
  return names;
}

/** Null: there is none, or only through a circle of exports. */
// ECMAScript, ResolveExport.
// https://tc39.es/ecma262/#sec-resolveexport
export function resolveExport(
  module: ModuleRecord,
  exportName: string,
  visits: Visit[] = [],
): ResolvedBinding | 'ambiguous' | null {
  // 1, 2, 3
  if (visits.some((visit) => visit.module === module && visit.exportName === exportName)) return null;
  // 4
  visits.push({ module, exportName });
  const { localExports, indirectExports } = module.text;
  // 5
  const localName = localExports.get(exportName);
  if (localName !== undefined) return { module, exportName, localName };
  // 6
  const indirect = indirectExports.find((entry) => entry.exportName === exportName);
  if (indirect !== undefined) {
    const imported = loadedBy(module, indirect.request);
    if (indirect.importName === null) return { module: imported, exportName: null, localName: null };
    return resolveExport(imported, indirect.importName, visits);
  }
  // 7
  if (exportName === 'default') return null;
  // 8 to 10
  return resolveStarExport(module, exportName, visits);
}

function resolveStarExport(module: ModuleRecord, exportName: string, visits: Visit[]): ResolvedBinding | 'ambiguous' | null {
  let found: ResolvedBinding | null = null;
  for (const request of module.text.starExports) {
    const resolution = resolveExport(loadedBy(module, request), exportName, visits);
    if (resolution === 'ambiguous') return 'ambiguous';
    if (resolution === null) continue;
    if (found !== null && (found.module !== resolution.module || found.localName !== resolution.localName)) return 'ambiguous';
    found ??= resolution;
  }
  return found;
}

// ECMAScript, GetImportedModule.
// https://tc39.es/ecma262/#sec-GetImportedModule
export function loadedBy(module: ModuleRecord, request: number): ModuleRecord {
  return module.loaded[request] as ModuleRecord;
}
