import { moduleNamespace, valueOf } from './namespace.ts';
import type { ModuleRecord } from './module-record.ts';
import type { ImportEntry, TextPlace } from './module-text.ts';
import { loadedBy, resolveExport, type ResolvedBinding } from './resolve-export.ts';

/** Prepares a module and all that it imports for evaluation. Throws a SyntaxError of the realm where an imported name is not exported. */
// ECMAScript, Link.
// https://tc39.es/ecma262/#sec-moduledeclarationlinking
export function link(module: ModuleRecord): void {
  // 1 (an assertion)
  // 2
  const stack: ModuleRecord[] = [];
  // 3
  try {
    innerModuleLinking(module, stack, 0);
  } catch (error) {
    // 4
    for (const each of stack) each.status = 'unlinked';
    throw error;
  }
}

// ECMAScript, InnerModuleLinking.
// https://tc39.es/ecma262/#sec-InnerModuleLinking
function innerModuleLinking(module: ModuleRecord, stack: ModuleRecord[], index: number): number {
  // 1 (every module is a cyclic one)
  // 2
  if (module.status !== 'unlinked') return index;
  // 3 (an assertion)
  // 4
  module.status = 'linking';
  // 5, 6
  module.dfsIndex = module.dfsAncestorIndex = index;
  // 7
  let next = index + 1;
  // 8
  stack.push(module);
  // 9
  for (const required of module.loaded) {
    next = innerModuleLinking(required, stack, next);
    if (required.status === 'linking') module.dfsAncestorIndex = Math.min(module.dfsAncestorIndex, required.dfsAncestorIndex);
  }
  // 10
  initializeEnvironment(module);
  // 11, 12 (assertions)
  // 13
  if (module.dfsAncestorIndex === module.dfsIndex) leaveStack(module, stack);
  // 14
  return next;
}

function leaveStack(module: ModuleRecord, stack: ModuleRecord[]): void {
  for (;;) {
    const each = stack.pop() as ModuleRecord;
    each.status = 'linked';
    if (each === module) return;
  }
}

// ECMAScript, InitializeEnvironment.
// https://tc39.es/ecma262/#sec-source-text-module-record-initialize-environment
function initializeEnvironment(module: ModuleRecord): void {
  const { text, realm, host } = module;
  // 1
  for (const { request, importName, exportName, place } of text.indirectExports) {
    if (importName !== null) requireBinding(module, resolveExport(module, exportName), request, importName, place);
  }
  // 2 to 4 (the module has its realm)
  // 5, 6
  const imports: object = Object.create(null);
  // 7
  for (const entry of text.importEntries) {
    const set = (): never => {
      throw new realm.TypeError('Assignment to constant variable.');
    };
    Object.defineProperty(imports, entry.localName, { get: importGetter(module, entry), set });
  }
  // 8 to 24
  module.body = text.instantiate({ imports, ...host });
}

function importGetter(module: ModuleRecord, { request, importName, place }: ImportEntry): () => unknown {
  const imported = loadedBy(module, request);
  if (importName === null) return () => moduleNamespace(imported);
  const binding = requireBinding(module, resolveExport(imported, importName), request, importName, place);
  return () => valueOf(binding);
}

function requireBinding(
  { text, url, realm }: ModuleRecord,
  resolution: ResolvedBinding | 'ambiguous' | null,
  request: number,
  importName: string,
  { line, column }: TextPlace,
): ResolvedBinding {
  if (resolution !== null && resolution !== 'ambiguous') return resolution;
  const specifier = text.requests[request]?.specifier;
  const message =
    resolution === null
      ? `The requested module '${specifier}' does not provide an export named '${importName}'`
      : `The requested module '${specifier}' contains conflicting star exports for name '${importName}'`;
  throw realm.at(new realm.SyntaxError(message), url, line, column);
}
