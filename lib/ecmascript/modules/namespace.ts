import { assert } from '../../infra/assert.ts';
import type { ModuleRecord } from './module-record.ts';
import { exportedNames, resolveExport, type ResolvedBinding } from './resolve-export.ts';

// ECMAScript, GetModuleNamespace.
// https://tc39.es/ecma262/#sec-getmodulenamespace
export function moduleNamespace(module: ModuleRecord): object {
  // 1, 2
  if (module.namespace !== null) return module.namespace;
  // 3
  const bindings = new Map<string, ResolvedBinding>();
  for (const name of exportedNames(module).sort()) {
    const resolution = resolveExport(module, name);
    if (resolution !== null && resolution !== 'ambiguous') bindings.set(name, resolution);
  }
  const { namespace, showValues } = createNamespace(bindings);
  module.namespace = namespace;
  module.showValues = showValues;
  // 4
  return module.namespace;
}

/** The value of an export now. Throws the ReferenceError of the module's realm where it has none yet. */
export function valueOf({ module, exportName }: ResolvedBinding): unknown {
  if (exportName === null) return moduleNamespace(module);
  const { body } = module;
  assert(body !== null, 'a module is linked before its exports are read');
  return (body.getters[exportName] as () => unknown)();
}

/**
 * A Proxy, since a property must look like data and be read anew each time.
 *
 * ECMAScript, Module Namespace Exotic Objects: https://tc39.es/ecma262/#sec-module-namespace-exotic-objects
 */
function createNamespace(bindings: ReadonlyMap<string, ResolvedBinding>): { namespace: object; showValues(): void } {
  const target: object = Object.create(null);
  for (const name of bindings.keys()) Object.defineProperty(target, name, { value: undefined, writable: true, enumerable: true });
  Object.defineProperty(target, Symbol.toStringTag, { value: 'Module' });
  Object.preventExtensions(target);
  const valueFor = (name: PropertyKey): unknown => {
    const binding = typeof name === 'string' ? bindings.get(name) : undefined;
    return binding === undefined ? Reflect.get(target, name) : valueOf(binding);
  };
  const descriptorFor = (name: PropertyKey): PropertyDescriptor | undefined => {
    const own = Reflect.getOwnPropertyDescriptor(target, name);
    return own === undefined || typeof name === 'symbol' ? own : { ...own, value: valueFor(name) };
  };
  const namespace = new Proxy(target, {
    get: (_, name) => valueFor(name),
    getOwnPropertyDescriptor: (_, name) => descriptorFor(name),
    set: () => false,
    setPrototypeOf: (_, prototype) => prototype === null,
    defineProperty: (_, name, wanted) => isAsItIs(descriptorFor(name), wanted),
  });
  return { namespace, showValues: () => fill(target, bindings) };
}

/** Whoever prints a Proxy, as a console does, shows what stands behind it: the values of that moment. */
function fill(target: object, bindings: ReadonlyMap<string, ResolvedBinding>): void {
  for (const [name, binding] of bindings) {
    try {
      Reflect.set(target, name, valueOf(binding));
    } catch {
      // It has none yet.
    }
  }
}

// ECMAScript, Module Namespace Exotic Objects, [[DefineOwnProperty]], steps 2 to 8 for what is there.
// https://tc39.es/ecma262/#sec-module-namespace-exotic-objects-defineownproperty-p-desc
function isAsItIs(current: PropertyDescriptor | undefined, wanted: PropertyDescriptor): boolean {
  if (current === undefined || 'get' in wanted || 'set' in wanted) return false;
  const keeps = (name: 'configurable' | 'enumerable' | 'writable'): boolean =>
    wanted[name] === undefined || wanted[name] === current[name];
  if (!keeps('configurable') || !keeps('enumerable') || !keeps('writable')) return false;
  return !('value' in wanted) || Object.is(wanted.value, current.value);
}
