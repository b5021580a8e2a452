const { toString } = Object.prototype;
const { forEach: forEachEntry } = Map.prototype;
const { forEach: forEachMember } = Set.prototype;
const bufferGetters = [Object.getPrototypeOf(Uint8Array.prototype) as object, DataView.prototype].map(
  (prototype) => Object.getOwnPropertyDescriptor(prototype, 'buffer')?.get,
);
const boundTags: ReadonlySet<string> = new Set(['[object SharedArrayBuffer]', '[object WebAssembly.Module]']);

/**
 * Whether a copy that a structured clone has made holds what no other agent cluster can have: shared memory, or a compiled module. A clone
 * has neither accessors nor proxies, so that no code of a page runs.
 */
// HTML, structured data, StructuredDeserialize, for what is of an agent cluster.
// https://html.spec.whatwg.org/multipage/#structureddeserialize
export function isBoundToAgents(copy: unknown): boolean {
  const seen = new Set<object>();
  const waiting: unknown[] = [copy];
  const add = (part: unknown): void => {
    if (typeof part === 'object' && part !== null && !seen.has(part)) waiting.push(part);
  };
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part !== 'object' || part === null || seen.has(part)) continue;
    seen.add(part);
    const tag = toString.call(part);
    if (boundTags.has(tag)) return true;
    if (ArrayBuffer.isView(part)) add(bufferOf(part));
    else addParts(part, tag, add);
  }
  return false;
}

function addParts(object: object, tag: string, add: (part: unknown) => void): void {
  if (Array.isArray(object)) for (const part of object) add(part);
  else for (const name of Object.getOwnPropertyNames(object)) add(Reflect.get(object, name));
  try {
    if (tag === '[object Map]') forEachEntry.call(object as Map<unknown, unknown>, (value, key) => (add(key), add(value)));
    if (tag === '[object Set]') forEachMember.call(object as Set<unknown>, add);
  } catch {
    // A page has given other objects that tag.
  }
}

function bufferOf(view: ArrayBufferView): unknown {
  for (const get of bufferGetters) {
    try {
      return get?.call(view);
    } catch {
      // The other kind of view.
    }
  }
  return null;
}
