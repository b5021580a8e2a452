const mapEntries: MapIterator = Map.prototype.forEach;
const setValues: SetIterator = Set.prototype.forEach;
const { get: byteLength } = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength') ?? {};

type MapIterator = (this: Map<unknown, unknown>, callback: (value: unknown, key: unknown) => void) => void;
type SetIterator = (this: Set<unknown>, callback: (value: unknown) => void) => void;

/**
 * Whether a value that the surroundings were able to clone has a platform object in it, which they take for a plain one: a page's own
 * objects are nothing special to them. No accessor is called. Asked after the clone, when no proxy can be in it.
 */
// HTML, structured data, StructuredSerializeInternal, for platform objects.
// https://html.spec.whatwg.org/multipage/#structuredserializeinternal
export function holdsPlatformObject(value: unknown, isPlatformObject: (object: object) => boolean): boolean {
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (typeof each !== 'object' || each === null || seen.has(each)) continue;
    seen.add(each);
    if (isBuffer(each)) continue;
    if (isPlatformObject(each)) return true;
    for (const part of partsOf(each)) waiting.push(part);
  }
  return false;
}

function partsOf(object: object): unknown[] {
  const parts: unknown[] = [];
  // Of any realm: what is no map or set throws.
  attempt(() => Reflect.apply(mapEntries, object, [(part: unknown, key: unknown) => void parts.push(key, part)]));
  attempt(() => Reflect.apply(setValues, object, [(part: unknown) => void parts.push(part)]));
  for (const name of Object.keys(object)) parts.push(Reflect.getOwnPropertyDescriptor(object, name)?.value);
  return parts;
}

/** Its bytes are copied, or it was moved, as a message port is. */
function isBuffer(object: object): boolean {
  return ArrayBuffer.isView(object) || attempt(() => byteLength?.call(object));
}

function attempt(steps: () => unknown): boolean {
  try {
    steps();
    return true;
  } catch {
    return false;
  }
}
