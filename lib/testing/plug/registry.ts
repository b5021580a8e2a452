/**
 * Where the plug of a global stands: a test may have another copy of this module than whoever installed the plug, as in Vitest's pool
 * `vmThreads`, and finds it there.
 */
const key = Symbol.for('storageloom.plug');

export function register(global: object, plug: object): void {
  Object.defineProperty(global, key, { value: plug, configurable: true });
}

export function forget(global: object, plug: object): void {
  if (Reflect.get(global, key) === plug) Reflect.deleteProperty(global, key);
}

/** Null where none is installed. */
export function registered(global: object): object | null {
  const found: unknown = Reflect.get(global, key);
  return typeof found === 'object' && found !== null ? found : null;
}
